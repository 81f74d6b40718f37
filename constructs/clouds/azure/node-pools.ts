import type { KubernetesClusterDefaultNodePool } from "@cdktf/provider-azurerm/lib/kubernetes-cluster";
import { KubernetesClusterNodePool } from "@cdktf/provider-azurerm/lib/kubernetes-cluster-node-pool";
import { Construct } from "constructs";
import { gib } from "../../core/size";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { machineName } from "../machine";
import { NODE_GROUP_LABEL } from "../nodes";
import { nodeSubnetId } from "./ids";
import { hostEncryption } from "./policies";
import type { ResolvedAzureCluster, ResolvedNodeGroup } from "./resolved";
import { clusterTags } from "../tags";
import { vmFacts } from "./vm-sizes";

/** What all pools are alike in, the one that belongs to the cluster itself included. */
function pool(context: ClusterContext<ResolvedAzureCluster>, name: string, group: ResolvedNodeGroup) {
  const { spec } = context;
  return {
    vmSize: machineName(group.vmSize),
    vnetSubnetId: nodeSubnetId(context),
    orchestratorVersion: spec.kubernetes,
    autoScalingEnabled: true,
    minCount: group.min,
    maxCount: group.max,
    // The most that the kubelet is tested with (Kubernetes documentation, "Considerations for large clusters").
    maxPods: 110,
    osSku: "AzureLinux",
    osDiskType: vmFacts(group.vmSize)?.localDisk ? "Ephemeral" : "Managed",
    osDiskSizeGb: group.disk.toBytes() / gib(1).toBytes(),
    hostEncryptionEnabled: spec.accept.plainNodeDisks === false,
    nodePublicIpEnabled: false,
    nodeLabels: { ...group.labels, [NODE_GROUP_LABEL]: name },
    tags: clusterTags(context),
  } as const;
}

/** Of every three nodes one more is made during upgrades; a pod has half an hour to leave a node. */
const UPGRADE = { maxSurge: "33%", drainTimeoutInMinutes: 30, nodeSoakDurationInMinutes: 0 };

/** The pool that a cluster is made with: what the cluster needs to live, in all zones. */
export function systemPool(context: ClusterContext<ResolvedAzureCluster>): KubernetesClusterDefaultNodePool {
  const { nodeGroups, zones } = context.spec;
  return {
    ...pool(context, "system", nodeGroups.system),
    name: "system",
    zones: [...zones],
    type: "VirtualMachineScaleSets",
    // The taint of system nodes.
    onlyCriticalAddonsEnabled: true,
    temporaryNameForRotation: temporaryName("system"),
    upgradeSettings: UPGRADE,
  };
}

/** All other nodes of a cluster. */
export class NodePools extends Construct {
  constructor(
    scope: Construct,
    id: string,
    context: ClusterContext<ResolvedAzureCluster>,
    { clusterId }: { readonly clusterId: string },
  ) {
    super(scope, id);
    const { nodeGroups, zones, accept } = context.spec;
    const groups = Object.entries(nodeGroups).filter(([name]) => name !== "system");
    for (const [name, group] of groups) {
      for (const placement of placements(name, group, zones)) {
        userPool(this, context, { clusterId, name, group, ...placement });
      }
    }
    if (accept.plainNodeDisks !== false) exempt(this, hostEncryption, accept.plainNodeDisks);
  }
}

interface Placement {
  /** Construct id, and name in AKS. */
  readonly poolName: string;
  readonly zones: readonly string[];
}

/** A volume never leaves its zone; only a pool in that zone alone can be made to grow for it. */
function placements(name: string, group: ResolvedNodeGroup, zones: readonly string[]): readonly Placement[] {
  if (group.placement === "across-zones") return [{ poolName: name, zones }];
  return zones.map((zone) => ({ poolName: `${name}${zone}`, zones: [zone] }));
}

interface UserPool extends Placement {
  readonly clusterId: string;
  readonly name: string;
  readonly group: ResolvedNodeGroup;
}

function userPool(scope: Construct, context: ClusterContext<ResolvedAzureCluster>, wiring: UserPool): void {
  const { poolName, name, group } = wiring;
  const spot = group.capacity === "spot";
  new KubernetesClusterNodePool(scope, poolName, {
    ...pool(context, name, group),
    name: poolName,
    kubernetesClusterId: wiring.clusterId,
    mode: "User",
    zones: [...wiring.zones],
    temporaryNameForRotation: temporaryName(poolName),
    nodeTaints: taints(group),
    ...(spot ? SPOT : { upgradeSettings: UPGRADE }),
    // The autoscaler's business once the pool is there; the version too, where AKS chooses it.
    lifecycle: { ignoreChanges: ["node_count", ...(followsChannel(context) ? ["orchestrator_version"] : [])] },
  });
}

/** At the price of the day, up to that of nodes on demand. Spot pools have no surge. */
const SPOT = { priority: "Spot", evictionPolicy: "Delete", spotMaxPrice: -1 };

/** AKS puts it on spot nodes by itself; left out here, every plan would want to remove it. */
const SPOT_TAINT = "kubernetes.azure.com/scalesetpriority=spot:NoSchedule";

function taints({ capacity, taints: own }: ResolvedNodeGroup): string[] | undefined {
  const texts = own.map(({ key, value = "", effect }) => `${key}=${value}:${effect}`);
  const all = capacity === "spot" ? [...texts, SPOT_TAINT] : texts;
  return all.length > 0 ? all : undefined;
}

/** Whether AKS moves the cluster to other minor versions than the one that is written down. */
export function followsChannel({ spec }: ClusterContext<ResolvedAzureCluster>): boolean {
  return spec.upgradeChannel !== "patch";
}

/** Of the pool that holds the nodes while theirs is made anew. No zone is 0, so that no pool has the name. */
function temporaryName(poolName: string): string {
  return `${poolName}0`;
}
