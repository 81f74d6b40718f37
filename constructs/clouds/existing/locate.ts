import type { Construct } from "constructs";
import type { ClusterContext, ClusterFacts } from "../contract";
import type { ResolvedExistingCluster } from "./resolved";

/** Everything was said already: nothing is looked up, and no provider of a cloud is needed. */
export function locateExisting(_scope: Construct, { spec }: ClusterContext<ResolvedExistingCluster>): ClusterFacts {
  const { region, stores, identities, storage, capabilities, kubeconfig, context } = spec;
  return {
    cloud: "existing",
    region,
    connection: { kubeconfig, context },
    stores,
    identities,
    storage,
    capabilities,
  };
}
