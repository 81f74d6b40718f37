import { days } from "../../core/duration";
import { merge } from "../../core/merge";
import { privateApi } from "../api-access";
import type { Tier } from "../contract";
import { groupDefaults, SYSTEM_TAINT } from "../nodes";
import { addressPlan } from "./address-plan";
import { architectureOf } from "./instance-types";
import type { AcceptedRisks, AwsCluster, NodeGroup, SystemNodes } from "./props";
import { partitionOf } from "./regions";
import type { ResolvedAwsCluster, ResolvedNetwork, ResolvedNodeGroup } from "./resolved";
import { type NodeGroupDefaults, TIER_DEFAULTS, type TierDefaults } from "./tiers";
import { CONTROL_PLANE_LOGS } from "./versions";

export type { ResolvedAwsCluster } from "./resolved";

/** The range of Services, the same in every cluster: it is never routed outside of one. */
export const SERVICE_CIDR = "172.20.0.0/16";

/** Fills what a cluster leaves open. Expects a cluster that `checkAws` found nothing wrong with. */
export function resolveAws(cluster: AwsCluster, tier: Tier): ResolvedAwsCluster {
  const defaults = TIER_DEFAULTS[tier];
  return {
    cloud: "aws",
    mode: cluster.mode ?? "standard",
    account: cluster.account,
    region: cluster.region,
    partition: partitionOf(cluster.region),
    kubernetes: cluster.kubernetes ?? "1.35",
    api: cluster.api ?? privateApi(),
    deployer: cluster.deployer ?? "bootstrap",
    admins: cluster.admins ?? [],
    readers: cluster.readers ?? [],
    network: resolveNetwork(cluster, defaults),
    nodeGroups: resolveNodeGroups(cluster, tier),
    addonVersions: cluster.addonVersions ?? {},
    controlPlaneLogs: cluster.controlPlaneLogs ?? CONTROL_PLANE_LOGS,
    logRetention: cluster.logRetention ?? defaults.logRetention,
    deletedObjectRetention: cluster.deletedObjectRetention ?? days(7),
    accessLogBucket: cluster.accessLogBucket ?? false,
    preventDestroy: cluster.preventDestroy ?? defaults.preventDestroy,
    accept: resolveRisks(cluster, tier),
  };
}

/** The safeguards that a cluster gives up, with those of its tier. */
export function resolveRisks(cluster: AwsCluster, tier: Tier): Required<AcceptedRisks> {
  return merge(TIER_DEFAULTS[tier].accept, cluster.accept ?? {});
}

function resolveNetwork(cluster: AwsCluster, defaults: TierDefaults): ResolvedNetwork {
  if (cluster.network) return cluster.network;
  return {
    kind: "new",
    cidr: cluster.cidr,
    subnets: addressPlan(cluster.cidr, cluster.zones),
    nat: cluster.nat ?? defaults.nat,
    interfaceEndpoints: cluster.interfaceEndpoints ?? defaults.interfaceEndpoints,
  };
}

/** All node groups by name, with the defaults of the tier. */
export function resolveNodeGroups(cluster: AwsCluster, tier: Tier): Record<string, ResolvedNodeGroup> {
  if (cluster.mode === "auto") return {};
  const defaults = TIER_DEFAULTS[tier];
  const groups = { workload: {}, ...cluster.nodeGroups };
  return {
    system: resolveSystemNodes(cluster.systemNodes ?? {}, defaults.system),
    ...Object.fromEntries(
      Object.entries(groups).map(([name, group]) => [
        name,
        resolveNodeGroup(group, groupDefaults(name, defaults.workload)),
      ]),
    ),
  };
}

/** Without volumes, hence one group across the zones. */
function resolveSystemNodes(nodes: SystemNodes, defaults: NodeGroupDefaults): ResolvedNodeGroup {
  const group = { ...nodes, capacity: "on-demand", placement: "across-zones", taints: [SYSTEM_TAINT] } as const;
  return resolveNodeGroup(group, defaults);
}

function resolveNodeGroup(group: NodeGroup, defaults: NodeGroupDefaults): ResolvedNodeGroup {
  const instanceTypes = group.instanceTypes ?? defaults.instanceTypes;
  return {
    // The first decides for all: checkAws refuses mixtures and unknown families.
    architecture: architectureOf(instanceTypes[0]) ?? "x86_64",
    instanceTypes,
    min: group.min ?? defaults.min,
    max: group.max ?? defaults.max,
    placement: group.placement ?? "per-zone",
    capacity: group.capacity ?? defaults.capacity,
    disk: group.disk ?? defaults.disk,
    labels: group.labels ?? {},
    taints: group.taints ?? [],
  };
}
