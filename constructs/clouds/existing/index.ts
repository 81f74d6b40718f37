import type { LocatingCloud } from "../contract";
import { locateExisting } from "./locate";
import type { ResolvedExistingCluster } from "./resolved";

/** Clusters of somebody else's, by a context of a kubeconfig. */
export const existingCloud: LocatingCloud<ResolvedExistingCluster> = { locate: locateExisting };
