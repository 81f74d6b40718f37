import type { Need, Use } from "./roles/role";
import type { Workload } from "./workload";

/** How many pods a use needs to go on for every stream, trace and request. */
export function needed(need: Need, use: Use, { pods, copies = 1 }: Workload): number {
  if (need === "one") return 1;
  return use === "writes" ? neededToWrite(pods, copies) : neededToRead(pods, copies);
}

/**
 * A write succeeds with more than half of its copies. The pods that are away may all be among those of one stream, so
 * that more pods than copies help nobody (grafana/dskit, ring/replication_strategy.go, `Filter`).
 */
function neededToWrite(pods: number, copies: number): number {
  const mayFail = Math.min(pods, copies) - (Math.floor(copies / 2) + 1);
  return pods - mayFail;
}

/**
 * A read asks all pods, and may miss half of the copies, rounded down (grafana/dskit, ring/ring.go,
 * `GetReplicationSetForOperation`).
 */
function neededToRead(pods: number, copies: number): number {
  return Math.max(pods, copies) - Math.floor(copies / 2);
}
