import { type Example, example, type Values } from "./example";

const aks = (from: readonly string[] = []): Values => ({
  private_cluster_enabled: false,
  api_server_access_profile: [{ authorized_ip_ranges: from }],
});
const eks = (endpoint: Values): Values => ({ vpc_config: [{ endpoint_public_access: true, ...endpoint }] });
const gke = (...cidrs: readonly string[]): Values => ({
  private_cluster_config: [{ enable_private_endpoint: false }],
  master_authorized_networks_config: [{ cidr_blocks: cidrs.map((cidr_block) => ({ cidr_block })) }],
});
const gkeDns = (open: boolean): Values => ({
  ...gke("10.0.0.0/8"),
  control_plane_endpoints_config: [{ dns_endpoint_config: [{ allow_external_traffic: open }] }],
});

const office = "198.51.100.0/24";

const apiServers = [
  example("aws-eks-private-api", "aws_eks_cluster", eks({ endpoint_public_access: false }), eks({})),
  example(
    "aws-eks-private-api",
    "aws_eks_cluster",
    eks({ public_access_cidrs: [office] }),
    eks({ public_access_cidrs: [office, "0.0.0.0/0"] }),
  ),
  // Left out, it is public.
  example("aws-eks-private-api", "aws_eks_cluster", eks({ endpoint_public_access: false }), { vpc_config: [{}] }),
  // The internet in two halves.
  example(
    "aws-eks-private-api",
    "aws_eks_cluster",
    eks({ public_access_cidrs: [office] }),
    eks({ public_access_cidrs: ["0.0.0.0/1", "128.0.0.0/1"] }),
  ),
  example("azure-aks-private-api", "azurerm_kubernetes_cluster", { private_cluster_enabled: true }, aks()),
  example("azure-aks-private-api", "azurerm_kubernetes_cluster", aks([office]), aks(["0.0.0.0/0"])),
  example(
    "google-gke-private-api",
    "google_container_cluster",
    { private_cluster_config: [{ enable_private_endpoint: true }] },
    { private_cluster_config: [{ enable_private_endpoint: false }] },
  ),
  example("google-gke-private-api", "google_container_cluster", gke(office), gke(office, "0.0.0.0/0")),
  example(
    "google-gke-private-api",
    "google_container_cluster",
    { control_plane_endpoints_config: [{ ip_endpoints_config: [{ enabled: false }] }] },
    { control_plane_endpoints_config: [{ ip_endpoints_config: [{ enabled: true }] }] },
  ),
  example("google-gke-private-api", "google_container_cluster", gke(), { master_authorized_networks_config: [] }),
  example("google-gke-private-api", "google_container_cluster", gke(office), {
    master_authorized_networks_config: [
      { gcp_public_cidrs_access_enabled: true, cidr_blocks: [{ cidr_block: office }] },
    ],
  }),
  example("google-gke-dns-endpoint", "google_container_cluster", gkeDns(false), gkeDns(true)),
  example(
    "google-gke-private-nodes",
    "google_container_cluster",
    { ...gke(), private_cluster_config: [{ enable_private_nodes: true }] },
    { ...gke(), private_cluster_config: [{ enable_private_nodes: false }] },
  ),
];

const nodes = [
  example(
    "azure-node-private",
    "azurerm_kubernetes_cluster",
    { private_cluster_enabled: true, default_node_pool: [{ node_public_ip_enabled: false }] },
    { private_cluster_enabled: true, default_node_pool: [{ node_public_ip_enabled: true }] },
  ),
  example(
    "azure-node-private",
    "azurerm_kubernetes_cluster_node_pool",
    { node_public_ip_enabled: null },
    { node_public_ip_enabled: true },
  ),
];

const ssh = { ip_protocol: "tcp", from_port: 22, to_port: 22 };
const inbound = { direction: "Inbound", access: "Allow", protocol: "Tcp", destination_port_range: "22" };
const allow = { direction: "INGRESS", allow: [{ protocol: "tcp", ports: ["22"] }] };

const ingress = [
  example(
    "aws-no-open-ingress",
    "aws_vpc_security_group_ingress_rule",
    { ...ssh, cidr_ipv4: office },
    { ...ssh, cidr_ipv4: "0.0.0.0/0" },
  ),
  example("aws-no-open-ingress", "aws_vpc_security_group_ingress_rule", ssh, { ...ssh, cidr_ipv6: "::/0" }),
  example(
    "aws-no-open-ingress",
    "aws_security_group_rule",
    { type: "egress", cidr_blocks: ["0.0.0.0/0"] },
    { type: "ingress", cidr_blocks: ["0.0.0.0/0"] },
  ),
  example(
    "aws-no-open-ingress",
    "aws_security_group",
    { ingress: [{ cidr_blocks: [office], protocol: "-1" }] },
    { ingress: [{ cidr_blocks: [office], ipv6_cidr_blocks: ["2000::/3"], protocol: "-1" }] },
  ),
  example("aws-no-open-ingress", "aws_default_security_group", {}, { ingress: [{ cidr_blocks: ["0.0.0.0/0"] }] }),
  example("aws-subnet-private", "aws_subnet", { map_public_ip_on_launch: false }, { map_public_ip_on_launch: true }),
  example(
    "azure-no-open-ingress",
    "azurerm_network_security_rule",
    { ...inbound, source_address_prefix: "VirtualNetwork" },
    { ...inbound, source_address_prefix: "Internet" },
  ),
  example(
    "azure-no-open-ingress",
    "azurerm_network_security_rule",
    { ...inbound, access: "Deny", source_address_prefix: "*" },
    { ...inbound, source_address_prefix: "*" },
  ),
  example(
    "azure-no-open-ingress",
    "azurerm_network_security_rule",
    { ...inbound, direction: "Outbound", source_address_prefix: "*" },
    { ...inbound, source_address_prefix: "*" },
  ),
  example(
    "azure-no-open-ingress",
    "azurerm_network_security_group",
    { security_rule: [] },
    { security_rule: [{ ...inbound, source_address_prefixes: [office, "0.0.0.0/0"] }] },
  ),
  example(
    "google-no-open-ingress",
    "google_compute_firewall",
    { ...allow, source_ranges: [office] },
    { ...allow, source_ranges: ["0.0.0.0/0"] },
  ),
  example(
    "google-no-open-ingress",
    "google_compute_firewall",
    { ...allow, source_ranges: ["0.0.0.0/0"], disabled: true },
    { ...allow, source_ranges: ["0.0.0.0/0"], disabled: false },
  ),
  example(
    "google-no-open-ingress",
    "google_compute_firewall",
    { ...allow, direction: "EGRESS" },
    { ...allow, direction: "INGRESS" },
  ),
  // Without a source Google takes everybody.
  example("google-no-open-ingress", "google_compute_firewall", { ...allow, source_tags: ["ci"] }, allow),
];

const databases = [
  example("aws-database-private", "aws_db_instance", encrypted(false), encrypted(true)),
  example(
    "azure-database-private",
    "azurerm_postgresql_flexible_server",
    { public_network_access_enabled: false },
    { public_network_access_enabled: true },
  ),
  example(
    "azure-database-private",
    "azurerm_postgresql_flexible_server",
    { delegated_subnet_id: "subnet-1" },
    { delegated_subnet_id: null },
  ),
  example(
    "azure-database-private",
    "azurerm_mysql_flexible_server",
    { public_network_access: "Disabled" },
    { public_network_access: "Enabled" },
  ),
  example(
    "azure-database-private",
    "azurerm_postgresql_flexible_server_firewall_rule",
    { start_ip_address: "198.51.100.1", end_ip_address: "198.51.100.9" },
    { start_ip_address: "0.0.0.0", end_ip_address: "255.255.255.255" },
  ),
  example("google-database-private", "google_sql_database_instance", cloudSql(office), cloudSql("0.0.0.0/0")),
];

function encrypted(publicly_accessible: boolean): Values {
  return { storage_encrypted: true, publicly_accessible };
}

function cloudSql(value: string): Values {
  return { settings: [{ ip_configuration: [{ authorized_networks: [{ value }] }] }] };
}

const balanced = (annotations: Values, ranges: readonly string[] = []): Values => ({
  metadata: [{ name: "door", annotations }],
  spec: [{ type: "LoadBalancer", load_balancer_source_ranges: ranges }],
});
const values = (...documents: readonly unknown[]): Values => ({
  name: "door",
  chart: "door",
  values: documents.map((document) => JSON.stringify(document)),
});

const services = [
  example("kubernetes-internal-service", "kubernetes_service_v1", { spec: [{ type: "ClusterIP" }] }, balanced({})),
  ...[
    ["service.beta.kubernetes.io/aws-load-balancer-scheme", "internal", "internet-facing"],
    ["networking.gke.io/load-balancer-type", "Internal", "External"],
    ["service.beta.kubernetes.io/azure-load-balancer-internal", "true", "false"],
  ].map(([annotation = "", internal, external]) =>
    example(
      "kubernetes-internal-service",
      "kubernetes_service_v1",
      balanced({ [annotation]: internal }),
      balanced({ [annotation]: external }),
    ),
  ),
  example(
    "kubernetes-internal-service",
    "kubernetes_service_v1",
    balanced({}, [office]),
    balanced({}, [office, "0.0.0.0/0"]),
  ),
  example(
    "kubernetes-internal-service",
    "helm_release",
    values({ gateway: { service: { type: "ClusterIP" } } }),
    values({ gateway: { service: { type: "ClusterIP" } } }, { gateway: { service: { type: "LoadBalancer" } } }),
  ),
];

/** Changes of what can be reached: for every code about that, at least one. */
export const CONNECTIONS: readonly Example[] = [...apiServers, ...nodes, ...ingress, ...databases, ...services];
