/** Keeps pods without a matching toleration off a node. */
export interface NodeTaint {
  readonly key: string;
  /** @default no value */
  readonly value?: string;
  readonly effect: TaintEffect;
}

/** As Kubernetes spells it; each cloud has a spelling of its own. */
export const TAINT_EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"] as const;

export type TaintEffect = (typeof TAINT_EFFECTS)[number];

/** `spot` nodes cost a fraction and are taken back at two minutes' notice or less. */
export const CAPACITIES = ["on-demand", "spot"] as const;

export type Capacity = (typeof CAPACITIES)[number];

/** The defaults of a group: those of `workload`, but nodes that somebody adds are spot only where they say so. */
export function groupDefaults<Defaults extends { readonly capacity: Capacity }>(
  name: string,
  workload: Defaults,
): Defaults {
  return name === "workload" ? workload : { ...workload, capacity: "on-demand" };
}

/**
 * The taints of a group, with one more on spot nodes: for clouds that have none for them. Those of `workload` stay open:
 * where they are spot, there may be no others.
 */
export function withSpotTaint(
  name: string,
  { capacity, taints }: { readonly capacity: Capacity; readonly taints: readonly NodeTaint[] },
  spot: NodeTaint,
): readonly NodeTaint[] {
  if (name === "workload" || capacity !== "spot") return taints;
  return [...taints.filter(({ key }) => key !== spot.key), spot];
}

/** Node label with the name of the group, on every cloud: for node selectors and dashboards. */
export const NODE_GROUP_LABEL = "belvedere.dev/node-group";

/**
 * Taint of system nodes: only what the cluster needs to live runs there, so that a hungry workload cannot push out
 * name resolution or the autoscaler. AKS taints its system pools with the same key, and add-ons tolerate it.
 */
export const SYSTEM_TAINT: NodeTaint = { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" };
