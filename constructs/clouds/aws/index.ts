import type { ProvisioningCloud } from "../contract";
import { awsCluster } from "./cluster";
import { awsFoundation } from "./foundation";
import { locateAws } from "./locate";
import type { ResolvedAwsCluster } from "./resolved";

export { awsBootstrap } from "./bootstrap";
export { existingEksCloud } from "./existing";
export { awsPolicies } from "./policies";

/** Clusters on Amazon EKS. */
export const awsCloud: ProvisioningCloud<ResolvedAwsCluster> = {
  foundation: awsFoundation,
  cluster: awsCluster,
  locate: locateAws,
};
