import type { ProvisioningCloud } from "../contract";
import { awsCluster } from "./cluster";
import { awsFoundation } from "./foundation";
import { locateAws } from "./locate";
import type { ResolvedAwsCluster } from "./resolved";

/** Clusters on Amazon EKS. */
export const awsCloud: ProvisioningCloud<ResolvedAwsCluster> = {
  foundation: awsFoundation,
  cluster: awsCluster,
  locate: locateAws,
};
