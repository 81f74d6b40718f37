import type { Policy } from "../../../terraform/policies";
import { attached, block, blocks, resources, texts, unless } from "../../policy-rules";
import { isAudited } from "../versions";

const CLUSTER = "azurerm_kubernetes_cluster";

export const privateApiServer: Policy = {
  code: "azure-aks-private-api",
  title: "the API server is closed to the internet but for named networks (CKV_AZURE_6, CKV_AZURE_115)",
  reason: "Whoever holds or guesses credentials, or finds a flaw in the API server, can use them from anywhere.",
  check: resources(CLUSTER, (attributes) => {
    const from = texts(block(attributes, "api_server_access_profile").authorized_ip_ranges);
    const named = from.length > 0 && !from.some((cidr) => cidr.endsWith("/0"));
    return unless(attributes.private_cluster_enabled === true || named, {
      attribute: "api_server_access_profile.authorized_ip_ranges",
      value: from,
      problem: "lets everybody connect",
      fix: "Use privateApi(), or publicApi({ from: [...] })",
    });
  }),
};

export const entraIdOnly: Policy = {
  code: "azure-aks-entra-id",
  title: "access is granted by roles in Azure alone (CKV_AZURE_5, CKV_AZURE_141)",
  reason: "The account that AKS makes is a certificate that never expires, belongs to nobody, and passes every role.",
  check: resources(CLUSTER, (attributes) => {
    const directory = block(attributes, "azure_active_directory_role_based_access_control");
    return unless(attributes.local_account_disabled === true && directory.azure_rbac_enabled === true, {
      attribute: "local_account_disabled",
      value: attributes.local_account_disabled,
      problem: "lets others in than those with a role in Azure",
      fix: "Disable local accounts, and enable Azure RBAC",
    });
  }),
};

export const noRunCommand: Policy = {
  code: "azure-aks-no-run-command",
  title: "no command enters a cluster through Azure's API",
  reason: "It runs as administrator in a private cluster, whoever calls it from wherever in the internet.",
  check: resources(CLUSTER, ({ run_command_enabled: enabled }) =>
    unless(enabled === false, {
      attribute: "run_command_enabled",
      value: enabled,
      problem: "is left on, as AKS has it",
      fix: "Set it to false",
    }),
  ),
};

export const workloadIdentities: Policy = {
  code: "azure-aks-workload-identity",
  title: "pods can act as identities without a key",
  reason: "Without it pods need a secret, or act as their node like every other pod on it.",
  check: resources(CLUSTER, ({ oidc_issuer_enabled: issuer, workload_identity_enabled: enabled }) =>
    unless(issuer === true && enabled === true, {
      attribute: "workload_identity_enabled",
      value: enabled,
      problem: "or the issuer of tokens is off",
      fix: "Enable both oidc_issuer_enabled and workload_identity_enabled",
    }),
  ),
};

export const networkPolicyEngine: Policy = {
  code: "azure-aks-network-policies",
  title: "network policies are enforced (CKV_AZURE_7, CKV2_AZURE_29)",
  reason: "Kubernetes stores them either way; without an engine every pod talks to every other. It is chosen once.",
  check: resources(CLUSTER, (attributes) => {
    const { network_policy: engine, network_plugin: plugin } = block(attributes, "network_profile");
    return unless(engine !== undefined && plugin === "azure", {
      attribute: "network_profile.network_policy",
      value: engine,
      problem: "enforces nothing",
      fix: 'Use the plugin "azure" with an engine, such as "calico"',
    });
  }),
};

export const automaticUpgrades: Policy = {
  code: "azure-aks-upgrades",
  title: "AKS installs patches by itself, on nodes too (CKV_AZURE_171)",
  reason: "A known flaw stays open until somebody remembers.",
  check: resources(CLUSTER, ({ automatic_upgrade_channel: cluster, node_os_upgrade_channel: nodes }) =>
    unless(cluster !== undefined && nodes !== "None" && nodes !== "Unmanaged", {
      attribute: "automatic_upgrade_channel",
      value: cluster,
      problem: "leaves patches to people",
      fix: 'Use "patch", and "NodeImage" for nodes',
    }),
  ),
};

export const azurePolicyAddon: Policy = {
  code: "azure-aks-policy-addon",
  title: "the rules of the subscription hold inside the cluster (CKV_AZURE_116)",
  reason: "What the organization forbids everywhere would be allowed here, unseen.",
  check: resources(CLUSTER, ({ azure_policy_enabled: enabled }) =>
    unless(enabled === true, {
      attribute: "azure_policy_enabled",
      value: enabled,
      problem: "is off",
      fix: "Enable the add-on",
    }),
  ),
};

export const secretRotation: Policy = {
  code: "azure-aks-secret-rotation",
  title: "secrets from a vault are fetched anew (CKV_AZURE_172)",
  reason: "A password that was changed in the vault stays the old one in every pod.",
  check: resources(CLUSTER, (attributes) => {
    const { secret_rotation_enabled: enabled } = block(attributes, "key_vault_secrets_provider");
    return unless(attributes.key_vault_secrets_provider === undefined || enabled === true, {
      attribute: "key_vault_secrets_provider.secret_rotation_enabled",
      value: enabled,
      problem: "is off",
      fix: "Enable it, or leave out the add-on: External Secrets does the same",
    });
  }),
};

export const noDoubleCollection: Policy = {
  code: "azure-aks-no-double-collection",
  title: "Azure Monitor does not collect what the platform collects",
  reason: "Every log line and metric would be paid for twice.",
  check: resources(CLUSTER, ({ oms_agent: logs, monitor_metrics: metrics }) =>
    unless(logs === undefined && metrics === undefined, {
      attribute: logs === undefined ? "monitor_metrics" : "oms_agent",
      problem: "collects once more",
      fix: "Leave it out: control-plane logs come by a diagnostic setting",
    }),
  ),
};

export const controlPlaneAudit: Policy = {
  code: "azure-aks-audit",
  title: "who did what in a cluster, and who logged in, is kept",
  reason: "What is not recorded cannot be found out after an incident.",
  check: resources(CLUSTER, (_, cluster, all) => {
    const settings = attached(cluster, "azurerm_monitor_diagnostic_setting", "target_resource_id", all);
    const logs = settings.flatMap((setting) => blocks(setting, "enabled_log").map(({ category }) => category));
    return unless(isAudited(texts(logs)), {
      value: logs,
      problem: "keeps no audit, or not who logged in",
      fix: "Keep kube-audit-admin and guard, or accept the risk auditGaps with a reason",
    });
  }),
};

export const clusterDeletion: Policy = {
  code: "azure-aks-deletion",
  title: "Terraform does not destroy or replace a cluster",
  reason: "A wrong plan takes every workload with it: AKS has no protection of its own.",
  check: resources(CLUSTER, (attributes) =>
    unless(block(attributes, "lifecycle").prevent_destroy === true, {
      attribute: "lifecycle.prevent_destroy",
      problem: "does not protect the cluster",
      fix: "Leave it on, or accept the risk clusterDeletion with a reason",
    }),
  ),
};

export const aksPolicies: readonly Policy[] = [
  privateApiServer,
  entraIdOnly,
  noRunCommand,
  workloadIdentities,
  networkPolicyEngine,
  automaticUpgrades,
  azurePolicyAddon,
  secretRotation,
  noDoubleCollection,
  controlPlaneAudit,
  clusterDeletion,
];
