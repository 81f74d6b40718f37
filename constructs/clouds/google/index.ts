import type { ProvisioningCloud } from "../contract";
import { googleCluster } from "./cluster";
import { googleFoundation } from "./foundation";
import { locateGoogle } from "./locate";
import type { ResolvedGoogleCluster } from "./resolved";

/** Clusters on Google Kubernetes Engine. */
export const googleCloud: ProvisioningCloud<ResolvedGoogleCluster> = {
  foundation: googleFoundation,
  cluster: googleCluster,
  locate: locateGoogle,
};
