import { publicApi } from "../../../constructs/clouds/api-access";
import { azure } from "../../../constructs/clouds/azure/props";
import { machine } from "../../../constructs/clouds/machine";
import { gib } from "../../../constructs/core/size";
import { SUBSCRIPTION } from "./production";
import { synthesizeCluster } from "./synthesize";

const DEPLOYER = "bbbbbbbb-0000-4000-8000-000000000001";

const { foundation, cluster, facts } = synthesizeCluster(
  "aks-us1",
  "dev",
  "development",
  azure({
    subscription: SUBSCRIPTION,
    region: "eastus2",
    zones: ["3"],
    cidr: "10.48.0.0/20",
    podCidr: "100.64.0.0/16",
    egress: "nat-gateway",
    api: publicApi({ from: ["198.51.100.0/24", "203.0.113.7/32"] }),
    deployer: DEPLOYER,
    upgradeChannel: "rapid",
    maintenance: { day: "Wednesday", hour: 13 },
    controlPlaneLogs: [],
    accept: {
      auditGaps: "nobody reads audits of development",
      plainNodeDisks: "the subscription of tests lacks the feature",
    },
    nodeGroups: {
      arm: {
        vmSize: "Standard_D4pds_v5",
        placement: "across-zones",
        capacity: "spot",
        labels: { team: "payments" },
        taints: [{ key: "arm", effect: "NoExecute" }],
        min: 0,
      },
      gpu: {
        vmSize: machine({ type: "Standard_NC8as_T4_v3", architecture: "x86_64", memory: gib(56) }),
        placement: "across-zones",
      },
    },
  }),
);
const aks = cluster.resource("azurerm_kubernetes_cluster", "control-plane/cluster");

test("nodes leave by a gateway, whose address the API server admits with the named networks", () => {
  expect(aks.network_profile).toMatchObject({ outbound_type: "userAssignedNATGateway", pod_cidr: "100.64.0.0/16" });
  expect(foundation.resource("azurerm_public_ip", "network/nat-address")).toMatchObject({
    name: "dev-aks-us1-nat",
    sku: "Standard",
    allocation_method: "Static",
  });
  expect(foundation.resource("azurerm_subnet_nat_gateway_association", "network/nat-association").subnet_id).toMatch(
    /^\$\{azurerm_subnet\.network_nodes_/,
  );
  expect(aks).toMatchObject({
    private_cluster_enabled: false,
    api_server_access_profile: {
      authorized_ip_ranges: [
        "198.51.100.0/24",
        "203.0.113.7/32",
        expect.stringMatching(/^\$\{data\.azurerm_public_ip\.control-plane_nat-address_.*\.ip_address\}\/32$/),
      ],
    },
  });
  expect(cluster.data("azurerm_public_ip")["control-plane/nat-address"]).toMatchObject({
    name: "dev-aks-us1-nat",
    resource_group_name: "dev-aks-us1-foundation",
  });
});

test("what nobody needs later can be destroyed", () => {
  expect(foundation.resource("azurerm_storage_account", "stores/account")).not.toHaveProperty("lifecycle");
  expect(foundation.resource("azurerm_virtual_network", "network/network")).not.toHaveProperty("lifecycle");
  expect(aks.lifecycle).not.toHaveProperty("prevent_destroy");
});

test("stores are as closed as anywhere, with fewer copies", () => {
  expect(foundation.resource("azurerm_storage_account", "stores/account")).toMatchObject({
    account_replication_type: "LRS",
    public_network_access_enabled: false,
    shared_access_key_enabled: false,
  });
});

test("without keys of the customer there is no trace of them", () => {
  expect(foundation.resources("azurerm_role_assignment")).toEqual({});
  expect(foundation.resource("azurerm_storage_account", "stores/account")).not.toHaveProperty("customer_managed_key");
  expect(aks).not.toHaveProperty("key_management_service");
  expect(facts.storage.parameters).toEqual({ skuName: "Premium_LRS" });
});

test("a control plane without guarantee, in a channel that moves its version by itself", () => {
  expect(aks).toMatchObject({
    sku_tier: "Free",
    automatic_upgrade_channel: "rapid",
    maintenance_window_auto_upgrade: { day_of_week: "Wednesday", start_time: "13:00" },
    lifecycle: {
      ignore_changes: [
        "default_node_pool[0].node_count",
        "kubernetes_version",
        "default_node_pool[0].orchestrator_version",
      ],
    },
  });
  const { lifecycle } = cluster.resource("azurerm_kubernetes_cluster_node_pool", "nodes/arm");
  expect(lifecycle).toEqual({ ignore_changes: ["node_count", "orchestrator_version"] });
});

test("a deployer of one's own takes the place of the bootstrap's", () => {
  expect(cluster.resource("azurerm_role_assignment", "access/deployer").principal_id).toBe(DEPLOYER);
  expect(cluster.data("azurerm_user_assigned_identity")).toEqual({});
});

test("the system disk is remote where a machine is not known to have a local one", () => {
  const pools = cluster.resources("azurerm_kubernetes_cluster_node_pool");
  expect(pools["nodes/gpu"]).toMatchObject({ vm_size: "Standard_NC8as_T4_v3", os_disk_type: "Managed" });
  expect(pools["nodes/arm"]).toMatchObject({ vm_size: "Standard_D4pds_v5", os_disk_type: "Ephemeral" });
});

test("spot nodes say so as AKS does, and are not surged", () => {
  const pools = cluster.resources("azurerm_kubernetes_cluster_node_pool");
  expect(Object.keys(pools)).toEqual(["nodes/arm", "nodes/gpu", "nodes/workload3"]);
  expect(pools["nodes/arm"]).toMatchObject({
    zones: ["3"],
    vm_size: "Standard_D4pds_v5",
    priority: "Spot",
    eviction_policy: "Delete",
    spot_max_price: -1,
    min_count: 0,
    node_labels: { team: "payments", "belvedere.dev/node-group": "arm" },
    node_taints: ["arm=:NoExecute", "kubernetes.azure.com/scalesetpriority=spot:NoSchedule"],
  });
  expect(pools["nodes/arm"]).not.toHaveProperty("upgrade_settings");
  expect(pools["nodes/workload3"]).not.toHaveProperty("priority");
  expect(pools["nodes/workload3"]).not.toHaveProperty("node_taints");
});

test("accepted risks show: no host encryption, no audit, and not a word of the policies", () => {
  expect(aks.default_node_pool).toMatchObject({ host_encryption_enabled: false });
  expect(cluster.resources("azurerm_monitor_diagnostic_setting")).toEqual({});
});
