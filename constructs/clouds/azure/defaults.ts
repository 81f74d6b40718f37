import { days } from "../../core/duration";
import { merge } from "../../core/merge";
import { privateApi } from "../api-access";
import type { Tier } from "../contract";
import { SYSTEM_TAINT } from "../nodes";
import { addressPlan } from "./address-plan";
import type { AcceptedRisks, AzureCluster, NodeGroup } from "./props";
import type { ResolvedAzureCluster, ResolvedNetwork, ResolvedNodeGroup } from "./resolved";
import { type NodeGroupDefaults, TIER_DEFAULTS } from "./tiers";
import { DEFAULT_CONTROL_PLANE_LOGS } from "./versions";

export type { ResolvedAzureCluster } from "./resolved";

/** The range of Services, the same in every cluster: it is never routed outside of one. */
export const SERVICE_CIDR = "172.20.0.0/16";

/** The name server of the cluster, inside the range of Services. */
export const DNS_SERVICE_IP = "172.20.0.10";

export const POD_CIDR = "192.168.0.0/16";

/** Fills what a cluster leaves open. Expects a cluster that `checkAzure` found nothing wrong with. */
export function resolveAzure(cluster: AzureCluster, tier: Tier): ResolvedAzureCluster {
  const defaults = TIER_DEFAULTS[tier];
  return {
    cloud: "azure",
    subscription: cluster.subscription,
    region: cluster.region,
    zones: cluster.zones,
    kubernetes: cluster.kubernetes ?? "1.35",
    upgradeChannel: cluster.upgradeChannel ?? "patch",
    maintenance: cluster.maintenance ?? { day: "Sunday", hour: 2 },
    api: cluster.api ?? privateApi(),
    deployer: cluster.deployer ?? "bootstrap",
    admins: cluster.admins ?? [],
    readers: cluster.readers ?? [],
    network: resolveNetwork(cluster),
    podCidr: cluster.podCidr ?? POD_CIDR,
    nodeGroups: resolveNodeGroups(cluster, tier),
    controlPlane: cluster.controlPlane ?? defaults.controlPlane,
    controlPlaneLogs: cluster.controlPlaneLogs ?? DEFAULT_CONTROL_PLANE_LOGS,
    logRetention: cluster.logRetention ?? defaults.logRetention,
    storeReplication: cluster.storeReplication ?? defaults.storeReplication,
    deletedObjectRetention: cluster.deletedObjectRetention ?? days(7),
    customerKeys: cluster.customerKeys ?? false,
    preventDestroy: cluster.preventDestroy ?? defaults.preventDestroy,
    accept: resolveRisks(cluster, tier),
  };
}

/** The safeguards that a cluster gives up, with those of its tier. */
export function resolveRisks(cluster: AzureCluster, tier: Tier): Required<AcceptedRisks> {
  return merge(TIER_DEFAULTS[tier].accept, cluster.accept ?? {});
}

function resolveNetwork(cluster: AzureCluster): ResolvedNetwork {
  if (!cluster.network) {
    const { cidr, egress = "load-balancer" } = cluster;
    return { kind: "new", cidr, subnets: addressPlan(cidr), egress };
  }
  const { subnetId, endpointSubnetId = subnetId, blobZoneId = "new" } = cluster.network;
  return { kind: "existing", subnetId, endpointSubnetId, blobZoneId, egress: cluster.egress ?? "load-balancer" };
}

/** All node groups by name, with the defaults of the tier. */
export function resolveNodeGroups(cluster: AzureCluster, tier: Tier): ResolvedAzureCluster["nodeGroups"] {
  const defaults = TIER_DEFAULTS[tier];
  const groups = Object.entries({ workload: {}, ...cluster.nodeGroups });
  // Without volumes, hence one group across the zones.
  const system = { ...cluster.systemNodes, placement: "across-zones", taints: [SYSTEM_TAINT] } as const;
  return {
    system: resolveNodeGroup(system, defaults.system),
    ...Object.fromEntries(groups.map(([name, group]) => [name, resolveNodeGroup(group, defaults.workload)])),
  };
}

function resolveNodeGroup(group: NodeGroup, defaults: NodeGroupDefaults): ResolvedNodeGroup {
  return {
    vmSize: group.vmSize ?? defaults.vmSize,
    min: group.min ?? defaults.min,
    max: group.max ?? defaults.max,
    placement: group.placement ?? "per-zone",
    capacity: group.capacity ?? "on-demand",
    disk: group.disk ?? defaults.disk,
    labels: group.labels ?? {},
    taints: group.taints ?? [],
  };
}
