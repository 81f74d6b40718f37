import type { ProvisioningCloud } from "../contract";
import { googleCluster } from "./cluster";
import { googleFoundation } from "./foundation";
import { locateGoogle } from "./locate";
import type { ResolvedGoogleCluster } from "./resolved";

export { googleBootstrap } from "./bootstrap";
export { existingGkeCloud } from "./existing";
export { googlePolicies } from "./policies";

/** Clusters on Google Kubernetes Engine. */
export const googleCloud: ProvisioningCloud<ResolvedGoogleCluster> = {
  foundation: googleFoundation,
  cluster: googleCluster,
  locate: locateGoogle,
};
