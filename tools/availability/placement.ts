import type { Workload, ZoneSpread } from "./workload";

/** How many pods run in each zone, the fullest first. Zones are alike, so that their names do not matter. */
export type Placement = readonly number[];

/** What may fail at once. */
export const FAILURES = ["pod", "node", "zone"] as const;

export type Failure = (typeof FAILURES)[number];

/**
 * Every way to place the pods that the hard constraints admit. Wishes count for nothing, and neither does luck: a zone
 * may have had no node when the pods were placed, and afterwards nobody moves them.
 */
export function admissible(workload: Workload, zones: number): Placement[] {
  return distributions(workload.pods, zones, workload.pods).filter((placement) => isAdmissible(workload, placement));
}

/** The most pods that one failure takes; all of them where no placement is admissible, so that they never all ran. */
export function mostLost(workload: Workload, failure: Failure, zones: number): number {
  const fullest = admissible(workload, zones).map(([first = 0]) => first);
  if (fullest.length === 0) return workload.pods;
  const inOneZone = Math.max(...fullest);
  switch (failure) {
    case "pod":
      return Math.min(1, workload.pods);
    case "node":
      return Math.min(workload.onePerNode ? 1 : workload.pods, inOneZone);
    case "zone":
      return inOneZone;
  }
}

function isAdmissible({ onePerZone, spread }: Workload, placement: Placement): boolean {
  const used = placement.filter((pods) => pods > 0);
  if (onePerZone && used.some((pods) => pods > 1)) return false;
  return !spread || used.every((pods) => pods - fewest(spread, used) <= spread.maxSkew);
}

/** What Kubernetes compares a zone with: the emptiest zone, and none at all below `minDomains` zones. */
export function fewest({ minDomains }: ZoneSpread, zones: Placement): number {
  return zones.length < minDomains ? 0 : Math.min(...zones);
}

/** Every way to divide pods among zones, descending, so that no two differ by their order only. */
function distributions(pods: number, zones: number, most: number): Placement[] {
  if (zones === 0) return pods === 0 ? [[]] : [];
  const found: Placement[] = [];
  for (let first = Math.min(pods, most); first >= 0; first -= 1) {
    found.push(...distributions(pods - first, zones - 1, first).map((rest) => [first, ...rest]));
  }
  return found;
}
