/** One pod per node and an even number per zone, so that a lost zone leaves a replica. */
export interface ZoneSpreadValues {
  readonly maxSkew: 1;
  readonly minDomains: 2;
  readonly topologyKey: "topology.kubernetes.io/zone";
  readonly whenUnsatisfiable: "DoNotSchedule";
}

/**
 * Strict, because a volume binds its pod to a zone for good: two replicas that once landed in the same zone stay there.
 * Nothing is lost by it, as a pod could not follow its volume to another zone anyway.
 */
export const ZONE_SPREAD: ZoneSpreadValues = {
  maxSkew: 1,
  // Without it, one zone with nodes counts as evenly spread.
  minDomains: 2,
  topologyKey: "topology.kubernetes.io/zone",
  whenUnsatisfiable: "DoNotSchedule",
};
