import { days } from "../../core/duration";
import { merge } from "../../core/merge";
import { privateApi } from "../api-access";
import type { Tier } from "../contract";
import { groupDefaults } from "../nodes";
import { addressPlan } from "./address-plan";
import { WEEKEND_NIGHTS } from "./maintenance";
import { MANAGED_COMPONENTS_TAINT } from "./nodes";
import type { AcceptedRisks, GoogleCluster, NodeGroup, SystemNodes } from "./props";
import { GOOGLE_REGIONS } from "./regions";
import type { ResolvedGoogleCluster, ResolvedNetwork, ResolvedNodeGroup } from "./resolved";
import { type NodeGroupDefaults, TIER_DEFAULTS } from "./tiers";
import { CONTROL_PLANE_LOGS } from "./versions";

export type { ResolvedGoogleCluster } from "./resolved";

/** Fills what a cluster leaves open. Expects a cluster that `checkGoogle` found nothing wrong with. */
export function resolveGoogle(cluster: GoogleCluster, tier: Tier): ResolvedGoogleCluster {
  const defaults = TIER_DEFAULTS[tier];
  return {
    cloud: "google",
    mode: cluster.mode ?? "standard",
    project: cluster.project,
    region: cluster.region,
    zones: googleZones(cluster),
    api: cluster.api ?? privateApi(),
    admins: cluster.admins ?? [],
    readers: cluster.readers ?? [],
    rbacGroup: cluster.rbacGroup ?? false,
    releaseChannel: cluster.releaseChannel ?? defaults.releaseChannel,
    maintenance: cluster.maintenance ?? WEEKEND_NIGHTS,
    network: resolveNetwork(cluster),
    nodeGroups: resolveNodeGroups(cluster, tier),
    controlPlaneLogs: cluster.controlPlaneLogs ?? CONTROL_PLANE_LOGS,
    logRetention: cluster.logRetention ?? defaults.logRetention,
    deletedObjectRetention: cluster.deletedObjectRetention ?? days(7),
    accessLogBucket: cluster.accessLogBucket ?? false,
    preventDestroy: cluster.preventDestroy ?? defaults.preventDestroy,
    accept: resolveRisks(cluster, tier),
  };
}

/** The zones that have nodes: those that a cluster names, or all of its region where Google makes the nodes. */
export function googleZones(cluster: GoogleCluster): readonly string[] {
  return cluster.mode === "autopilot" ? GOOGLE_REGIONS[cluster.region] : cluster.zones;
}

/** The safeguards that a cluster gives up, with those of its tier. */
export function resolveRisks(cluster: GoogleCluster, tier: Tier): Required<AcceptedRisks> {
  return merge(TIER_DEFAULTS[tier].accept, cluster.accept ?? {});
}

function resolveNetwork(cluster: GoogleCluster): ResolvedNetwork {
  if (cluster.network) return { ...cluster.network, project: cluster.network.project ?? cluster.project };
  return { kind: "new", cidr: cluster.cidr, plan: addressPlan(cluster.cidr), nat: cluster.nat ?? "cloud" };
}

/** All node groups by name, with the defaults of the tier. */
export function resolveNodeGroups(cluster: GoogleCluster, tier: Tier): Record<string, ResolvedNodeGroup> {
  if (cluster.mode === "autopilot") return {};
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

function resolveSystemNodes(nodes: SystemNodes, defaults: NodeGroupDefaults): ResolvedNodeGroup {
  return resolveNodeGroup({ ...nodes, capacity: "on-demand", taints: [MANAGED_COMPONENTS_TAINT] }, defaults);
}

function resolveNodeGroup(group: NodeGroup, defaults: NodeGroupDefaults): ResolvedNodeGroup {
  return {
    machineType: group.machineType ?? defaults.machineType,
    min: group.min ?? defaults.min,
    max: group.max ?? defaults.max,
    capacity: group.capacity ?? defaults.capacity,
    disk: group.disk ?? defaults.disk,
    labels: group.labels ?? {},
    taints: group.taints ?? [],
  };
}
