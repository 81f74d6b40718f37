import {
  KubernetesCluster,
  type KubernetesClusterApiServerAccessProfile,
  type KubernetesClusterConfig,
} from "@cdktf/provider-azurerm/lib/kubernetes-cluster";
import { MonitorDiagnosticSetting } from "@cdktf/provider-azurerm/lib/monitor-diagnostic-setting";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { DNS_SERVICE_IP, SERVICE_CIDR } from "./defaults";
import { diskEncryptionSetId, logWorkspaceId, nodeSubnetId } from "./ids";
import { OUTBOUND_TYPES } from "./internet";
import { keyScope, keyUrl, type VaultKey } from "./keys";
import { findNatAddress } from "./lookup";
import { nodeGroup } from "./names";
import { followsChannel, systemPool } from "./node-pools";
import { clusterDeletion, controlPlaneAudit, hostEncryption, privateApiServer } from "./policies";
import type { ResolvedAzureCluster } from "./resolved";
import type { Place } from "./resource-group";
import { grantToIdentity, ROLES } from "./roles";

/** The control plane, the system nodes that come with it, and its logs. */
export class ControlPlane extends Construct {
  readonly cluster: KubernetesCluster;

  constructor(
    scope: Construct,
    id: string,
    context: ClusterContext<ResolvedAzureCluster>,
    { place }: { readonly place: Place },
  ) {
    super(scope, id);
    const { names } = context;
    const identity = new UserAssignedIdentity(this, "identity", { ...place, name: names.resource("control-plane") });
    const permissions = controlPlanePermissions(this, context, identity.principalId);
    this.cluster = new KubernetesCluster(this, "cluster", {
      ...place,
      name: names.cluster,
      dnsPrefix: names.cluster,
      nodeResourceGroup: nodeGroup(names),
      identity: { type: "UserAssigned", identityIds: [identity.id] },
      defaultNodePool: systemPool(context),
      ...ENTRA_ID_ONLY,
      ...ADDONS,
      ...apiServer(this, context),
      ...upgrades(context),
      ...network(context),
      keyManagementService: secretsKey(context),
      dependsOn: [...permissions],
      lifecycle: {
        preventDestroy: context.spec.accept.clusterDeletion === false ? true : undefined,
        ignoreChanges: ignoredChanges(context),
      },
    });
    this.exemptFrom(context.spec);
    this.keepLogs(context);
  }

  private exemptFrom({ api, accept }: ResolvedAzureCluster): void {
    if (api.kind === "open") exempt(this.cluster, privateApiServer, api.because);
    if (accept.clusterDeletion !== false) exempt(this.cluster, clusterDeletion, accept.clusterDeletion);
    if (accept.auditGaps !== false) exempt(this.cluster, controlPlaneAudit, accept.auditGaps);
    if (accept.plainNodeDisks !== false) exempt(this.cluster, hostEncryption, accept.plainNodeDisks);
  }

  /** The logs of the control plane alone. Container Insights would collect once more what this platform collects. */
  private keepLogs(context: ClusterContext<ResolvedAzureCluster>): void {
    // Azure refuses a setting without any.
    if (context.spec.controlPlaneLogs.length === 0) return;
    new MonitorDiagnosticSetting(this, "logs", {
      name: context.names.resource("control-plane"),
      targetResourceId: this.cluster.id,
      logAnalyticsWorkspaceId: logWorkspaceId(context),
      // A table for each log, instead of one that holds everything of Azure as text.
      logAnalyticsDestinationType: "Dedicated",
      enabledLog: context.spec.controlPlaneLogs.map((category) => ({ category })),
    });
  }
}

type Settings = Partial<KubernetesClusterConfig>;

/** No account of the cluster's own, no command from outside: tokens of Entra ID, and roles in Azure. */
const ENTRA_ID_ONLY: Settings = {
  localAccountDisabled: true,
  roleBasedAccessControlEnabled: true,
  azureActiveDirectoryRoleBasedAccessControl: { azureRbacEnabled: true },
  runCommandEnabled: false,
  oidcIssuerEnabled: true,
  workloadIdentityEnabled: true,
};

const ADDONS: Settings = {
  azurePolicyEnabled: true,
  imageCleanerEnabled: true,
  imageCleanerIntervalHours: 168,
  storageProfile: {
    diskDriverEnabled: true,
    snapshotControllerEnabled: true,
    // Both mount shares with the key of a storage account.
    fileDriverEnabled: false,
    blobDriverEnabled: false,
  },
};

/** From inside the network a private API server alone is reached without leaving it. */
function apiServer(scope: Construct, context: ClusterContext<ResolvedAzureCluster>): Settings {
  const { api } = context.spec;
  switch (api.kind) {
    case "private":
      return { privateClusterEnabled: true, privateDnsZoneId: "System", privateClusterPublicFqdnEnabled: false };
    case "public":
      return { privateClusterEnabled: false, apiServerAccessProfile: admitted(scope, context, api.from) };
    case "open":
      return { privateClusterEnabled: false };
  }
}

/** AKS admits the address of its own load balancer by itself, and that of a gateway only when it is told. */
function admitted(
  scope: Construct,
  context: ClusterContext<ResolvedAzureCluster>,
  from: readonly string[],
): KubernetesClusterApiServerAccessProfile {
  const { network } = context.spec;
  const nodes =
    network.kind === "new" && network.egress === "nat-gateway" ? [`${findNatAddress(scope, context)}/32`] : [];
  return { authorizedIpRanges: [...from, ...nodes] };
}

function upgrades({ spec }: ClusterContext<ResolvedAzureCluster>): Settings {
  const { day, hour } = spec.maintenance;
  const startTime = `${hour.toString().padStart(2, "0")}:00`;
  const window = { frequency: "Weekly", interval: 1, dayOfWeek: day, startTime, utcOffset: "+00:00", duration: 6 };
  return {
    skuTier: spec.controlPlane,
    // A minor version stands for its newest patch.
    kubernetesVersion: spec.kubernetes,
    automaticUpgradeChannel: spec.upgradeChannel,
    nodeOsUpgradeChannel: "NodeImage",
    maintenanceWindowAutoUpgrade: window,
    maintenanceWindowNodeOs: window,
  };
}

/**
 * Pods have addresses of an overlay, hence the network needs none for them. Calico enforces policies: to those of Cilium
 * an address range never means nodes or pods (AKS documentation, "Azure CNI Powered by Cilium", limitations), so that
 * nothing that is closed by default could be opened to the kubelets or the API server's tunnel.
 */
function network({ spec }: ClusterContext<ResolvedAzureCluster>): Settings {
  return {
    networkProfile: {
      networkPlugin: "azure",
      networkPluginMode: "overlay",
      networkPolicy: "calico",
      podCidr: spec.podCidr,
      serviceCidr: SERVICE_CIDR,
      dnsServiceIp: DNS_SERVICE_IP,
      outboundType: OUTBOUND_TYPES[spec.network.egress],
      loadBalancerSku: "standard",
    },
    // Pools of one group differ in their zone only.
    autoScalerProfile: { balanceSimilarNodeGroups: true },
  };
}

function secretsKey({ spec }: ClusterContext<ResolvedAzureCluster>): KubernetesClusterConfig["keyManagementService"] {
  const key = secretsVaultKey(spec);
  return key && { keyVaultKeyId: keyUrl(key), keyVaultNetworkAccess: "Public" };
}

function secretsVaultKey({ customerKeys }: ResolvedAzureCluster): VaultKey | undefined {
  if (!customerKeys || customerKeys.secrets === undefined) return undefined;
  return { vaultId: customerKeys.vaultId, name: customerKeys.secrets };
}

/** What the control plane does with the resources of other groups. */
function controlPlanePermissions(
  scope: Construct,
  context: ClusterContext<ResolvedAzureCluster>,
  principalId: string,
): readonly ITerraformDependable[] {
  const { customerKeys } = context.spec;
  const give = (id: string, role: string, on: string): ITerraformDependable =>
    grantToIdentity(scope, id, { principalId, role, scope: on });
  const key = secretsVaultKey(context.spec);
  return [
    // Puts nodes and internal load balancers into the subnet.
    give("subnet-permission", ROLES.networkUser.name, nodeSubnetId(context)),
    ...(customerKeys && customerKeys.volumes !== undefined
      ? [give("volumes-permission", ROLES.reader.name, diskEncryptionSetId(context))]
      : []),
    ...(key ? [give("secrets-permission", ROLES.keyUser.name, keyScope(key))] : []),
  ];
}

/** The number of nodes is the autoscaler's business; the version AKS's own, where a channel moves it. */
function ignoredChanges(context: ClusterContext<ResolvedAzureCluster>): string[] {
  const versions = ["kubernetes_version", "default_node_pool[0].orchestrator_version"];
  return ["default_node_pool[0].node_count", ...(followsChannel(context) ? versions : [])];
}
