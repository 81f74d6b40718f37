import { writerAccounts } from "../../../constructs/clouds/writers";
import { STORED_SIGNALS } from "../../../constructs/core/names";
import { ADMINS, READERS, SUBSCRIPTION, synthesizeProduction, VAULT } from "./production";

const { cluster, platform, facts, resolved } = synthesizeProduction();
const aks = cluster.resource("azurerm_kubernetes_cluster", "control-plane/cluster");
const FOUNDATION = `/subscriptions/${SUBSCRIPTION}/resourceGroups/prod-aks-eu1-foundation/providers`;
const SUBNET = `${FOUNDATION}/Microsoft.Network/virtualNetworks/prod-aks-eu1-network/subnets/nodes`;

test("the cluster's stack holds nothing that keeps data", () => {
  expect(cluster.inventory()).toEqual({
    azurerm_federated_identity_credential: 4,
    azurerm_kubernetes_cluster: 1,
    azurerm_kubernetes_cluster_node_pool: 3,
    azurerm_monitor_diagnostic_setting: 1,
    azurerm_resource_group: 1,
    azurerm_role_assignment: 12,
    azurerm_user_assigned_identity: 4,
  });
  expect(cluster.resource("azurerm_resource_group", "group").name).toBe("prod-aks-eu1-cluster");
});

describe("the control plane", () => {
  test("is reached from inside the network alone", () => {
    expect(aks).toMatchObject({
      private_cluster_enabled: true,
      private_dns_zone_id: "System",
      private_cluster_public_fqdn_enabled: false,
    });
    expect(aks).not.toHaveProperty("api_server_access_profile");
  });

  test("knows no accounts of its own and no key", () => {
    expect(aks).toMatchObject({
      local_account_disabled: true,
      azure_active_directory_role_based_access_control: { azure_rbac_enabled: true },
      run_command_enabled: false,
      oidc_issuer_enabled: true,
      workload_identity_enabled: true,
      storage_profile: { disk_driver_enabled: true, file_driver_enabled: false, blob_driver_enabled: false },
    });
  });

  test("has an uptime guarantee, is patched in its window, and is not destroyed", () => {
    const window = {
      frequency: "Weekly",
      day_of_week: "Sunday",
      start_time: "02:00",
      utc_offset: "+00:00",
      duration: 6,
    };
    expect(aks).toMatchObject({
      sku_tier: "Standard",
      kubernetes_version: "1.35",
      automatic_upgrade_channel: "patch",
      node_os_upgrade_channel: "NodeImage",
      maintenance_window_auto_upgrade: window,
      maintenance_window_node_os: window,
      lifecycle: { prevent_destroy: true, ignore_changes: ["default_node_pool[0].node_count"] },
    });
  });

  test("gives pods addresses of an overlay, with policies that also know nodes by their address", () => {
    expect(aks.network_profile).toEqual({
      network_plugin: "azure",
      network_plugin_mode: "overlay",
      network_policy: "calico",
      pod_cidr: "192.168.0.0/16",
      service_cidr: "172.20.0.0/16",
      dns_service_ip: "172.20.0.10",
      outbound_type: "loadBalancer",
      load_balancer_sku: "standard",
    });
  });

  test("encrypts Secrets with one version of a key", () => {
    expect(aks.key_management_service).toEqual({
      key_vault_key_id: "https://acme-keys.vault.azure.net/keys/secrets/0123456789abcdef0123456789abcdef",
      key_vault_network_access: "Public",
    });
  });

  test("waits for what it may do in other groups, and may do no more", () => {
    const grants = Object.entries(cluster.resources("azurerm_role_assignment"))
      .filter(([path]) => path.startsWith("control-plane/"))
      .map(([path, grant]) => [path, grant.role_definition_name, grant.scope]);
    expect(grants).toEqual([
      ["control-plane/secrets-permission", "Key Vault Crypto User", `${VAULT}/keys/secrets`],
      ["control-plane/subnet-permission", "Network Contributor", SUBNET],
      [
        "control-plane/volumes-permission",
        "Reader",
        `${FOUNDATION}/Microsoft.Compute/diskEncryptionSets/prod-aks-eu1-volumes`,
      ],
    ]);
    expect(aks.depends_on).toHaveLength(3);
  });

  test("tells who did what, once: nothing of Azure Monitor runs in the cluster", () => {
    expect(cluster.resource("azurerm_monitor_diagnostic_setting", "control-plane/logs")).toMatchObject({
      log_analytics_workspace_id: `${FOUNDATION}/Microsoft.OperationalInsights/workspaces/prod-aks-eu1-logs`,
      log_analytics_destination_type: "Dedicated",
      enabled_log: ["kube-audit-admin", "guard", "kube-apiserver", "cluster-autoscaler"].map((category) => ({
        category,
      })),
    });
    expect(aks).not.toHaveProperty("oms_agent");
    expect(aks).not.toHaveProperty("monitor_metrics");
  });
});

test("deployer, admins and readers get roles on the cluster, and its address", () => {
  const grants = Object.entries(cluster.resources("azurerm_role_assignment"))
    .filter(([path]) => path.startsWith("access/"))
    .map(([, grant]) => {
      expect(grant.scope).toMatch(/^\$\{azurerm_kubernetes_cluster\.control-plane_cluster_.*\.id\}$/);
      return `${grant.principal_id as string} ${grant.role_definition_name as string}`;
    });
  const deployer = "${data.azurerm_user_assigned_identity.access_deployer-identity_EC1CB83B.principal_id}";
  const roles = [
    [deployer, "Azure Kubernetes Service RBAC Cluster Admin"],
    [ADMINS, "Azure Kubernetes Service RBAC Cluster Admin"],
    [READERS, "acme-prod-kubernetes-read-11111111"],
  ];
  const connection = "Azure Kubernetes Service Cluster User Role";
  const expected = roles.flatMap(([who, role]) => [`${who} ${role}`, `${who} ${connection}`]);
  expect(grants.sort()).toEqual(expected.sort());
  expect(cluster.data("azurerm_user_assigned_identity")["access/deployer-identity"]).toMatchObject({
    name: "acme-prod-deploy",
    resource_group_name: "acme-prod-bootstrap",
  });
});

describe("nodes", () => {
  const pools = cluster.resources("azurerm_kubernetes_cluster_node_pool");
  const hardened = {
    vnet_subnet_id: SUBNET,
    orchestrator_version: "1.35",
    auto_scaling_enabled: true,
    max_pods: 110,
    os_sku: "AzureLinux",
    os_disk_type: "Ephemeral",
    os_disk_size_gb: 100,
    host_encryption_enabled: true,
    node_public_ip_enabled: false,
    upgrade_settings: { max_surge: "33%", drain_timeout_in_minutes: 30, node_soak_duration_in_minutes: 0 },
  };

  test("of the system come with the cluster, in all zones, and keep everything else away", () => {
    expect(aks.default_node_pool).toMatchObject({
      ...hardened,
      name: "system",
      vm_size: "Standard_D4ds_v5",
      zones: ["1", "2", "3"],
      min_count: 3,
      max_count: 6,
      only_critical_addons_enabled: true,
      temporary_name_for_rotation: "system0",
      node_labels: { "belvedere.dev/node-group": "system" },
    });
  });

  test("of workloads are a pool per zone, which grow alike", () => {
    expect(Object.keys(pools)).toEqual(["nodes/workload1", "nodes/workload2", "nodes/workload3"]);
    expect(pools["nodes/workload2"]).toMatchObject({
      ...hardened,
      name: "workload2",
      mode: "User",
      vm_size: "Standard_D8ds_v5",
      zones: ["2"],
      min_count: 1,
      max_count: 6,
      node_labels: { "belvedere.dev/node-group": "workload" },
    });
    expect(aks.auto_scaler_profile).toEqual({ balance_similar_node_groups: true });
  });

  test("leave their number to the autoscaler, and have names that AKS takes", () => {
    for (const pool of Object.values(pools)) {
      expect(pool.lifecycle).toEqual({ ignore_changes: ["node_count"] });
      expect(pool.temporary_name_for_rotation).toMatch(/^[a-z][a-z0-9]{0,11}$/);
    }
  });
});

describe.each(STORED_SIGNALS)("the writer of %s", (signal) => {
  const type = "azurerm_federated_identity_credential";

  test("is each of its service accounts of this cluster", () => {
    for (const { namespace, serviceAccount, suffix } of writerAccounts(signal)) {
      expect(cluster.resource(type, `identities/${signal}-writer-credential${suffix}`)).toMatchObject({
        name: `kubernetes${suffix}`,
        parent_id: expect.stringContaining(`.identities_${signal}-writer_`) as unknown,
        issuer: expect.stringMatching(/^\$\{azurerm_kubernetes_cluster\..*\.oidc_issuer_url\}$/) as unknown,
        subject: `system:serviceaccount:${namespace}:${serviceAccount}`,
        audience: ["api://AzureADTokenExchange"],
      });
    }
  });

  test("learns of them one after the other, because Azure refuses two at once", () => {
    const waits = writerAccounts(signal).map(
      ({ suffix }) => cluster.resource(type, `identities/${signal}-writer-credential${suffix}`).depends_on,
    );
    const [first, ...others] = waits;
    const another: unknown = expect.stringMatching(new RegExp(`^${type}\\.identities_${signal}-`));
    expect(first).toBeUndefined();
    expect(others).toEqual(others.map(() => [another]));
  });

  test("writes into its own container and no other", () => {
    expect(cluster.resource("azurerm_role_assignment", `identities/${signal}-writer-store`)).toMatchObject({
      role_definition_name: "Storage Blob Data Contributor",
      principal_type: "ServicePrincipal",
      scope: `${FOUNDATION}/Microsoft.Storage/storageAccounts/acmeprodakseu1eeec196b/blobServices/default/containers/${signal}`,
    });
  });
});

describe("what the platform is told", () => {
  test("where telemetry is kept, and what pods carry to act as an identity", () => {
    const account = "acmeprodakseu1eeec196b";
    expect(facts.stores).toEqual({
      metrics: { kind: "azure", account, container: "metrics" },
      logs: { kind: "azure", account, container: "logs" },
      traces: { kind: "azure", account, container: "traces" },
    });
    for (const signal of STORED_SIGNALS) {
      expect(resolved.identities[signal]).toEqual({
        serviceAccountAnnotations: {
          "azure.workload.identity/client-id": `\${data.azurerm_user_assigned_identity.${signal}-writer.client_id}`,
        },
        podLabels: { "azure.workload.identity/use": "true" },
      });
      expect(platform.data("azurerm_user_assigned_identity")[`${signal}-writer`]).toMatchObject({
        name: `prod-aks-eu1-${signal}-writer`,
        resource_group_name: "prod-aks-eu1-cluster",
      });
    }
  });

  test("how to connect: with a token that is made when it is used", () => {
    expect(resolved.connection).toEqual({
      host: "${data.azurerm_kubernetes_cluster.cluster.kube_config[0].host}",
      certificateAuthority:
        "${base64decode(data.azurerm_kubernetes_cluster.cluster.kube_config[0].cluster_ca_certificate)}",
      exec: {
        apiVersion: "client.authentication.k8s.io/v1beta1",
        command: "kubelogin",
        args: ["get-token", "--login", "azurecli", "--server-id", "6dae42f8-4368-4678-94ff-3960e28e3630"],
      },
    });
    expect(platform.data("azurerm_kubernetes_cluster").cluster).toMatchObject({
      name: "prod-aks-eu1",
      resource_group_name: "prod-aks-eu1-cluster",
    });
  });

  test("what the cluster can do, and what its volumes are", () => {
    expect(facts.capabilities).toEqual({
      hostAccess: true,
      nameServer: "coredns",
      networkPolicies: true,
      credentialEndpoints: [],
    });
    expect(facts.releases).toBeUndefined();
    expect(facts.storage).toEqual({
      provisioner: "disk.csi.azure.com",
      parameters: {
        skuName: "Premium_LRS",
        diskEncryptionSetID: `${FOUNDATION}/Microsoft.Compute/diskEncryptionSets/prod-aks-eu1-volumes`,
      },
    });
  });

  test("nothing is made in the platform's stack", () => {
    expect(platform.json.resource).toBeUndefined();
  });
});

test("no stack holds a key, a password or a certificate of a client", () => {
  const text = JSON.stringify([cluster.json, platform.json]);
  expect(text).not.toMatch(/client_key|client_secret|access_key|connection_string|kube_admin_config|password/);
});
