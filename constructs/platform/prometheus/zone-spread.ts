/** An even number of pods per zone, and at least three zones: where there are at most three pods, one in each. */
export interface ZoneSpreadValues {
  readonly maxSkew: 1;
  readonly minDomains: 3;
  readonly topologyKey: "topology.kubernetes.io/zone";
  readonly whenUnsatisfiable: "DoNotSchedule";
}

/**
 * Strict. A volume binds its pod to a zone for good: two replicas that once landed in the same zone stay there. And
 * where nothing holds a pod, Kubernetes waits about six minutes before it moves it out of a lost zone: a wish alone
 * could leave all of them there for that long (kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration,
 * "Taint based Evictions").
 */
export const ZONE_SPREAD: ZoneSpreadValues = {
  maxSkew: 1,
  // Without it, one zone with nodes counts as evenly spread; with two, a quorum of three could lie in one zone.
  minDomains: 3,
  topologyKey: "topology.kubernetes.io/zone",
  whenUnsatisfiable: "DoNotSchedule",
};
