import { FederatedIdentityCredential } from "@cdktf/provider-azurerm/lib/federated-identity-credential";
import { KubernetesCluster } from "@cdktf/provider-azurerm/lib/kubernetes-cluster";
import { KubernetesClusterNodePool } from "@cdktf/provider-azurerm/lib/kubernetes-cluster-node-pool";
import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { NetworkSecurityRule } from "@cdktf/provider-azurerm/lib/network-security-rule";
import { PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint";
import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { RoleDefinition } from "@cdktf/provider-azurerm/lib/role-definition";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageAccountNetworkRulesA } from "@cdktf/provider-azurerm/lib/storage-account-network-rules";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { StorageManagementPolicy } from "@cdktf/provider-azurerm/lib/storage-management-policy";
import { Subnet } from "@cdktf/provider-azurerm/lib/subnet";
import type { Construct } from "constructs";
import { azurePolicies, storeKeepsData } from "../../../constructs/clouds/azure/policies";
import { exempt } from "../../../constructs/terraform/policies";
import { synthesize } from "./synthesize";

/** What the policies say about a stack: `code at`, sorted. */
function findings(fill: (scope: Construct) => void): string[] {
  try {
    synthesize([["dev-test", fill]]);
    return [];
  } catch (error) {
    const lines = (error as Error).message.split("\n").filter((line) => line.includes(" [azure-"));
    return lines
      .map((line) => /dev-test\/(\S+?): .*\[(azure-[a-z-]+)\]/.exec(line))
      .map((match) => `${match?.[2]} ${match?.[1]}`)
      .sort();
  }
}

const place = { location: "westeurope", resourceGroupName: "x" };
const scope = "/subscriptions/11111111-2222-3333-4444-555555555555";
const principalId = "aaaaaaaa-0000-4000-8000-000000000001";
const inbound = { direction: "Inbound", access: "Allow", priority: 100, protocol: "Tcp" };
const rule = { ...inbound, name: "all", sourcePortRange: "*", destinationPortRange: "22" };
const account = { ...place, accountTier: "Standard", accountReplicationType: "LRS" };
const permissions = [{ actions: ["*", "Microsoft.Authorization/roleAssignments/write"] }];

const found = findings((stack) => {
  const omsAgent = { logAnalyticsWorkspaceId: scope };
  const cluster = new KubernetesCluster(stack, "aks", {
    ...place,
    name: "x",
    defaultNodePool: { name: "system", nodePublicIpEnabled: true },
    omsAgent,
    keyVaultSecretsProvider: { secretRotationInterval: "2m" },
  });
  new KubernetesClusterNodePool(stack, "pool", {
    name: "x",
    kubernetesClusterId: cluster.id,
    nodePublicIpEnabled: true,
  });
  new Subnet(stack, "subnet", { name: "x", resourceGroupName: "x", virtualNetworkName: "x", addressPrefixes: [] });
  new NetworkSecurityGroup(stack, "group", {
    ...place,
    name: "x",
    securityRule: [{ ...rule, sourceAddressPrefixes: ["10.0.0.0/8", "Internet"] }],
  });
  new NetworkSecurityRule(stack, "rule", {
    ...rule,
    resourceGroupName: "x",
    networkSecurityGroupName: "x",
    sourceAddressPrefix: "*",
  });
  const store = new StorageAccount(stack, "store", { ...account, name: "x" });
  new StorageAccountNetworkRulesA(stack, "rules", { storageAccountId: store.id, defaultAction: "Deny" });
  new StorageContainer(stack, "container", { name: "x", storageAccountId: store.id, containerAccessType: "blob" });
  new StorageManagementPolicy(stack, "expiry", {
    storageAccountId: store.id,
    rule: [
      {
        name: "old",
        enabled: true,
        filters: { blobTypes: ["blockBlob"] },
        actions: { baseBlob: { deleteAfterDaysSinceModificationGreaterThan: 30 } },
      },
    ],
  });
  new RoleAssignment(stack, "owner", { scope, principalId, roleDefinitionName: "Owner" });
  new RoleAssignment(stack, "reader", { scope: store.id, principalId, roleDefinitionName: "Storage Blob Data Reader" });
  const role = new RoleDefinition(stack, "role", { name: "x", scope, permissions });
  new RoleAssignment(stack, "everything", { scope, principalId, roleDefinitionId: role.roleDefinitionResourceId });
  new FederatedIdentityCredential(stack, "trust", {
    name: "x",
    resourceGroupName: "x",
    parentId: "x",
    issuer: "https://token.actions.githubusercontent.com",
    subject: "repo:acme/*",
    audience: ["api://AzureADTokenExchange"],
  });
  new LogAnalyticsWorkspace(stack, "workspace", { ...place, name: "x" });
});

test("everything that is left at the provider's defaults is found, at its place", () => {
  expect(found).toEqual([
    "azure-aks-audit aks",
    "azure-aks-deletion aks.lifecycle.prevent_destroy",
    "azure-aks-entra-id aks.local_account_disabled",
    "azure-aks-network-policies aks.network_profile.network_policy",
    "azure-aks-no-double-collection aks.oms_agent",
    "azure-aks-no-run-command aks.run_command_enabled",
    "azure-aks-policy-addon aks.azure_policy_enabled",
    "azure-aks-private-api aks.api_server_access_profile.authorized_ip_ranges",
    "azure-aks-secret-rotation aks.key_vault_secrets_provider.secret_rotation_enabled",
    "azure-aks-upgrades aks.automatic_upgrade_channel",
    "azure-aks-workload-identity aks.workload_identity_enabled",
    "azure-identity-trust trust.subject",
    "azure-log-workspace workspace.local_authentication_enabled",
    "azure-no-open-ingress group.security_rule",
    "azure-no-open-ingress rule.source_address_prefix",
    "azure-node-disks aks.default_node_pool.host_encryption_enabled",
    "azure-node-disks pool.host_encryption_enabled",
    "azure-node-ephemeral-disk aks.default_node_pool.os_disk_type",
    "azure-node-ephemeral-disk pool.os_disk_type",
    "azure-node-pods aks.default_node_pool.max_pods",
    "azure-node-pods pool.max_pods",
    "azure-node-private aks.default_node_pool.node_public_ip_enabled",
    "azure-node-private pool.node_public_ip_enabled",
    "azure-node-system aks.default_node_pool.only_critical_addons_enabled",
    "azure-role-blob-scope reader.scope",
    "azure-role-limited-grants role.permissions",
    "azure-role-no-owner owner.role_definition_name",
    "azure-role-no-star role.permissions",
    "azure-store-container-private container.container_access_type",
    "azure-store-endpoint store",
    "azure-store-keeps-data store.lifecycle.prevent_destroy",
    "azure-store-live-blobs expiry.rule",
    "azure-store-no-keys store.shared_access_key_enabled",
    "azure-store-no-public-blobs store.allow_nested_items_to_be_public",
    "azure-store-private store.public_network_access_enabled",
    "azure-store-services rules.bypass",
    "azure-store-signatures store.sas_policy",
    "azure-store-soft-delete store.blob_properties",
    "azure-store-tls store.min_tls_version",
    "azure-subnet-private subnet.default_outbound_access_enabled",
    "azure-subnet-security-group subnet",
  ]);
});

test("every policy was tried above, and has a code of its own", () => {
  const codes = azurePolicies.map(({ code }) => code);
  expect([...new Set(codes)]).toEqual(codes);
  expect([...new Set(found.map((finding) => finding.split(" ")[0]))].sort()).toEqual([...codes].sort());
});

test("the rules of an account let Azure's services in, and its endpoint is its own", () => {
  const rest = findings((stack) => {
    const bypass = { closed: undefined, metrics: ["Metrics"], services: ["Logging", "AzureServices"] };
    const accounts = Object.entries(bypass).map(
      ([name, bypassed]) =>
        new StorageAccount(stack, name, {
          ...account,
          name,
          networkRules: { defaultAction: "Deny", bypass: bypassed },
        }),
    );
    const privateConnectionResourceId = accounts[2]!.id;
    const connection = { name: "x", isManualConnection: false, privateConnectionResourceId };
    new PrivateEndpoint(stack, "endpoint", {
      ...place,
      name: "x",
      subnetId: "x",
      privateServiceConnection: connection,
    });
  });
  expect(rest.filter((finding) => /^azure-store-(services|endpoint)/.test(finding))).toEqual([
    "azure-store-endpoint closed",
    "azure-store-endpoint metrics",
    "azure-store-services closed.network_rules.bypass",
    "azure-store-services metrics.network_rules.bypass",
  ]);
});

test("a risk that is accepted with a reason is no finding, and no other is forgiven with it", () => {
  const rest = findings((stack) => {
    const store = new StorageAccount(stack, "store", { ...account, name: "x" });
    exempt(store, storeKeepsData, "holds nothing that anybody needs");
  });
  expect(rest).not.toContain("azure-store-keeps-data store.lifecycle.prevent_destroy");
  expect(rest).toContain("azure-store-no-keys store.shared_access_key_enabled");
});

test("an API server that names the whole internet, or nothing, is open", () => {
  const profiles = {
    everybody: { apiServerAccessProfile: { authorizedIpRanges: ["198.51.100.0/24", "0.0.0.0/0"] } },
    nobody: { apiServerAccessProfile: { authorizedIpRanges: [] } },
    office: { apiServerAccessProfile: { authorizedIpRanges: ["198.51.100.0/24"] } },
    inside: { privateClusterEnabled: true },
  };
  const open = findings((stack) => {
    for (const [name, profile] of Object.entries(profiles)) {
      new KubernetesCluster(stack, name, { ...place, name, defaultNodePool: { name: "system" }, ...profile });
    }
  });
  const at = "api_server_access_profile.authorized_ip_ranges";
  expect(open.filter((finding) => finding.startsWith("azure-aks-private-api"))).toEqual([
    `azure-aks-private-api everybody.${at}`,
    `azure-aks-private-api nobody.${at}`,
  ]);
});

test("the audit of another cluster, or half of one, does not count", () => {
  const audits = findings((stack) => {
    const make = (name: string): KubernetesCluster =>
      new KubernetesCluster(stack, name, { ...place, name, defaultNodePool: { name: "system" } });
    const keep = (cluster: KubernetesCluster, ...categories: string[]): MonitorDiagnosticSetting =>
      new MonitorDiagnosticSetting(stack, `${cluster.node.id}-logs`, {
        name: "x",
        targetResourceId: cluster.id,
        enabledLog: categories.map((category) => ({ category })),
      });
    keep(make("whole"), "kube-audit-admin", "guard");
    keep(make("half"), "kube-audit");
    make("none");
  });
  expect(audits.filter((finding) => finding.startsWith("azure-aks-audit"))).toEqual([
    "azure-aks-audit half",
    "azure-aks-audit none",
  ]);
});

test("a role that gives roles is in order where each assignment names what it may give", () => {
  const grantsOf = (condition?: string): string[] =>
    findings((stack) => {
      const actions = ["Microsoft.Authorization/roleAssignments/*"];
      const role = new RoleDefinition(stack, "role", { name: "x", scope, permissions: [{ actions }] });
      const roleDefinitionId = role.roleDefinitionResourceId;
      new RoleAssignment(stack, "assignment", { scope, principalId, roleDefinitionId, condition });
    });
  expect(grantsOf("@Request[…] ForAnyOfAnyValues:GuidEquals {…}")).toEqual([]);
  expect(grantsOf()).toEqual(["azure-role-limited-grants role.permissions"]);
});

test("a rule that removes versions only leaves live blobs alone", () => {
  const rules = findings((stack) => {
    new StorageManagementPolicy(stack, "versions", {
      storageAccountId: "x",
      rule: [
        {
          name: "old",
          enabled: true,
          filters: { blobTypes: ["blockBlob"] },
          actions: { version: { deleteAfterDaysSinceCreation: 7 } },
        },
      ],
    });
  });
  expect(rules).toEqual([]);
});
