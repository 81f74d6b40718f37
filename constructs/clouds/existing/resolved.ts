import type { ClusterFacts } from "../contract";

/** A cluster of somebody else's with nothing left open. */
export interface ResolvedExistingCluster extends Pick<
  ClusterFacts,
  "region" | "stores" | "identities" | "storage" | "capabilities"
> {
  readonly cloud: "existing";
  readonly context: string;
  readonly kubeconfig: string;
  readonly zones: readonly string[];
}
