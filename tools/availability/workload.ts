/** Equal pods, with everything that decides where they may run and how many of them may be away. */
export interface Workload {
  /** Name of the object that makes the pods, for example `loki-ingester`. */
  readonly name: string;
  readonly pods: number;
  /** Never two on one node, by a required anti-affinity. */
  readonly onePerNode: boolean;
  /** Never two in one zone, by a required anti-affinity. */
  readonly onePerZone: boolean;
  /** Undefined where the spread over zones is absent, or a wish only. */
  readonly spread?: ZoneSpread;
  /** Each pod has a volume, which exists in one zone and keeps its pod there. */
  readonly volume: boolean;
  readonly budget?: Budget;
  readonly priorityClass?: string;
  /** How many of the pods get a copy of what comes in. @default no copies: any pod serves any request */
  readonly copies?: number;
}

/** A topology spread constraint over zones that must hold (`DoNotSchedule`). */
export interface ZoneSpread {
  readonly maxSkew: number;
  /** With fewer zones than these, an empty zone is thought to exist. */
  readonly minDomains: number;
}

/** A pod disruption budget. */
export type Budget = { readonly minAvailable: number } | { readonly maxUnavailable: number };

/** How many pods a budget wants to be there at any time. */
export function wantedBy(budget: Budget | undefined, pods: number): number {
  if (!budget) return 0;
  return "minAvailable" in budget ? budget.minAvailable : pods - budget.maxUnavailable;
}
