import type { ResolvedCluster } from "./resolved";

/** Whether pods of a cluster may read its nodes; the stacks learn the same when they find the cluster. */
export function hasHostAccess(spec: ResolvedCluster): boolean {
  if ("capabilities" in spec) return spec.capabilities.hostAccess;
  return spec.cloud !== "google" || spec.mode === "standard";
}
