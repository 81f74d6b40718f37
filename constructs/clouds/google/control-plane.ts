import { ContainerCluster, type ContainerClusterConfig } from "@cdktf/provider-google/lib/container-cluster";
import { Construct } from "constructs";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { endpoints } from "./endpoints";
import { clusterLabels } from "./labels";
import { findNetwork } from "./lookup";
import { recurrence } from "./maintenance";
import type { NodeAccount } from "./node-account";
import { nodeSafeguards } from "./node-config";
import { clusterDeletionProtection, controlPlaneLogs, diskKey, privateApiServer, secretsKey } from "./policies";
import { keyPath, workloadPool } from "./resource-names";
import type { ResolvedGoogleCluster } from "./resolved";
import { LOG_COMPONENTS } from "./versions";

type Context = ClusterContext<ResolvedGoogleCluster>;

/** The control plane of a cluster; on Autopilot the nodes come with it. */
export class ControlPlane extends Construct {
  readonly cluster: ContainerCluster;

  constructor(scope: Construct, id: string, context: Context, nodes: NodeAccount) {
    super(scope, id);
    const mode = context.spec.mode === "autopilot" ? autopilot(context, nodes) : standard(context, nodes);
    this.cluster = new ContainerCluster(this, "cluster", {
      ...place(context),
      ...access(context),
      ...observation(context),
      ...mode,
      dependsOn: [...nodes.permissions],
    });
    this.exemptFrom(context.spec);
  }

  private exemptFrom({ api, accept }: ResolvedGoogleCluster): void {
    if (api.kind === "open") exempt(this.cluster, privateApiServer, api.because);
    if (accept.clusterDeletion !== false) exempt(this.cluster, clusterDeletionProtection, accept.clusterDeletion);
    if (accept.auditGaps !== false) exempt(this.cluster, controlPlaneLogs, accept.auditGaps);
    if (accept.googleKeys === false) return;
    exempt(this.cluster, secretsKey, accept.googleKeys);
    exempt(this.cluster, diskKey, accept.googleKeys);
  }
}

/** Regional: three API servers, whatever the number of zones with nodes. */
function place(context: Context): ContainerClusterConfig {
  const { names, spec } = context;
  const { network, subnetwork, podsRange, servicesRange } = findNetwork(context);
  return {
    name: names.cluster,
    location: spec.region,
    resourceLabels: clusterLabels(context),
    deletionProtection: spec.accept.clusterDeletion === false,
    network,
    subnetwork,
    networkingMode: "VPC_NATIVE",
    ipAllocationPolicy: { clusterSecondaryRangeName: podsRange, servicesSecondaryRangeName: servicesRange },
    releaseChannel: { channel: spec.releaseChannel.toUpperCase() },
    maintenancePolicy: { recurringWindow: recurrence(spec.maintenance) },
  };
}

function access(context: Context): Partial<ContainerClusterConfig> {
  const { spec } = context;
  const keyName = keyPath(context, "secrets");
  return {
    ...endpoints(spec.api, findNetwork(context).controlPlaneCidr),
    workloadIdentityConfig: { workloadPool: workloadPool(spec.project) },
    databaseEncryption: keyName === undefined ? undefined : { state: "ENCRYPTED", keyName },
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
    authenticatorGroupsConfig: spec.rbacGroup === false ? undefined : { securityGroup: spec.rbacGroup },
    // Roles for "everybody who is logged in to Google", or not at all, are mistakes (GKE documentation, "RBAC").
    rbacBindingConfig: {
      enableInsecureBindingSystemAuthenticated: false,
      enableInsecureBindingSystemUnauthenticated: false,
    },
    // The project's own rules about images, which admit all until somebody writes some.
    binaryAuthorization: { evaluationMode: "PROJECT_SINGLETON_POLICY_ENFORCE" },
    securityPostureConfig: { mode: "BASIC", vulnerabilityMode: "VULNERABILITY_DISABLED" },
  };
}

/**
 * Logs of workloads and managed Prometheus are off, because the platform collects both and Google bills by volume. Left
 * out, the two would be on. What the control plane and Google's own pods say reaches nobody else, and stays.
 */
function observation({ spec }: Context): Partial<ContainerClusterConfig> {
  return {
    loggingConfig: {
      enableComponents: ["SYSTEM_COMPONENTS", ...spec.controlPlaneLogs.map((log) => LOG_COMPONENTS[log])],
    },
    monitoringConfig: {
      enableComponents: ["SYSTEM_COMPONENTS"],
      // Autopilot refuses to run without its collector, which collects nothing until a PodMonitoring asks for it.
      managedPrometheus: { enabled: spec.mode === "autopilot" },
    },
    costManagementConfig: { enabled: true },
  };
}

/** A cluster with node pools of ours. */
function standard(context: Context, nodes: NodeAccount): Partial<ContainerClusterConfig> {
  const { region, zones } = context.spec;
  return {
    nodeLocations: zones.map((zone) => `${region}-${zone}`),
    // Cilium: it enforces network policies, which the older data plane only stores.
    datapathProvider: "ADVANCED_DATAPATH",
    // The enforcement of the older data plane. Said, because scanners take silence for a missing safeguard.
    networkPolicy: { enabled: false },
    enableIntranodeVisibility: true,
    enableShieldedNodes: true,
    addonsConfig: {
      dnsCacheConfig: { enabled: true },
      gcePersistentDiskCsiDriverConfig: { enabled: true },
      horizontalPodAutoscaling: { disabled: false },
      httpLoadBalancing: { disabled: false },
    },
    nodePoolDefaults: { nodeConfigDefaults: { insecureKubeletReadonlyPortEnabled: "FALSE" } },
    // A cluster cannot be made without nodes: the pool it comes with goes as soon as the cluster is there.
    removeDefaultNodePool: true,
    initialNodeCount: 1,
    nodeConfig: nodeSafeguards(context, nodes.email),
    // Later GKE reports the configuration of another pool there, and a difference would replace the cluster.
    lifecycle: { ignoreChanges: ["node_config"] },
  };
}

/** Google's nodes: what a standard cluster is told about its nodes conflicts with `enable_autopilot`. */
function autopilot(context: Context, nodes: NodeAccount): Partial<ContainerClusterConfig> {
  return {
    enableAutopilot: true,
    clusterAutoscaling: {
      autoProvisioningDefaults: {
        serviceAccount: nodes.email,
        oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
        bootDiskKmsKey: keyPath(context, "volumes"),
      },
    },
    nodePoolAutoConfig: { nodeKubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" } },
  };
}
