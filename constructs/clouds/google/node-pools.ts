import {
  ContainerNodePool,
  type ContainerNodePoolNodeConfigTaint,
} from "@cdktf/provider-google/lib/container-node-pool";
import { Construct } from "constructs";
import { gib } from "../../core/size";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { machineName } from "../machine";
import { NODE_GROUP_LABEL, type NodeTaint, type TaintEffect, withSpotTaint } from "../nodes";
import type { NodeAccount } from "./node-account";
import { nodeSafeguards } from "./node-config";
import { diskKey } from "./policies";
import type { ResolvedGoogleCluster, ResolvedNodeGroup } from "./resolved";

export interface NodePoolsProps {
  /** Id of the cluster, which carries its region and project. */
  readonly clusterId: string;
  readonly account: NodeAccount;
}

/** All nodes of a standard cluster: one pool per group, over all zones. */
export class NodePools extends Construct {
  readonly pools: readonly ContainerNodePool[];

  constructor(scope: Construct, id: string, context: ClusterContext<ResolvedGoogleCluster>, props: NodePoolsProps) {
    super(scope, id);
    const { accept, nodeGroups } = context.spec;
    this.pools = Object.entries(nodeGroups).map(([name, group]) => nodePool(this, name, context, group, props));
    if (accept.googleKeys !== false) exempt(this, diskKey, accept.googleKeys);
  }
}

const TAINT_EFFECTS: Record<TaintEffect, string> = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
};

function nodePool(
  scope: Construct,
  name: string,
  context: ClusterContext<ResolvedGoogleCluster>,
  group: ResolvedNodeGroup,
  { clusterId, account }: NodePoolsProps,
): ContainerNodePool {
  const isSpot = group.capacity === "spot";
  return new ContainerNodePool(scope, name, {
    cluster: clusterId,
    namePrefix: `${name}-`,
    initialNodeCount: nodesPerZone(group, context.spec.zones.length),
    autoscaling: {
      totalMinNodeCount: group.min,
      totalMaxNodeCount: group.max,
      // Spot capacity is taken where there is any; other nodes stand evenly, so that no zone's loss costs half of them.
      locationPolicy: isSpot ? "ANY" : "BALANCED",
    },
    management: { autoRepair: true, autoUpgrade: true },
    upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 },
    nodeConfig: {
      ...nodeSafeguards(context, account.email),
      machineType: machineName(group.machineType),
      spot: isSpot,
      diskType: "pd-balanced",
      diskSizeGb: group.disk.toBytes() / gib(1).toBytes(),
      labels: { ...group.labels, [NODE_GROUP_LABEL]: name },
      taint: withSpotTaint(name, group, SPOT_TAINT).map(taint),
    },
    dependsOn: [...account.permissions],
    lifecycle: {
      // Names end in a number of the provider's, so that a replacement can stand beside the old pool while pods move.
      createBeforeDestroy: true,
      // The autoscaler's business once the pool is there.
      ignoreChanges: ["initial_node_count"],
    },
  });
}

/**
 * Keeps off what cannot bear to be moved at half a minute's notice (GKE documentation, "Spot VMs"). GKE labels spot nodes
 * with this key and does not taint them.
 */
const SPOT_TAINT: NodeTaint = { key: "cloud.google.com/gke-spot", value: "true", effect: "NoSchedule" };

function taint({ key, value = "", effect }: NodeTaint): ContainerNodePoolNodeConfigTaint {
  return { key, value, effect: TAINT_EFFECTS[effect] };
}

/** GKE counts the first nodes of a pool by zone, and the limits of its autoscaler in all zones together. */
function nodesPerZone({ min }: ResolvedNodeGroup, zones: number): number {
  return min === 0 ? 0 : Math.max(1, Math.floor(min / zones));
}
