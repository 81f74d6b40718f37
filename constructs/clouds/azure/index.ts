import type { ProvisioningCloud } from "../contract";
import { azureCluster } from "./cluster";
import { azureFoundation } from "./foundation";
import { locateAzure } from "./locate";
import type { ResolvedAzureCluster } from "./resolved";

export { azureBootstrap } from "./bootstrap";
export { existingAksCloud } from "./existing";
export { azurePolicies } from "./policies";

/** Clusters on Azure Kubernetes Service. */
export const azureCloud: ProvisioningCloud<ResolvedAzureCluster> = {
  foundation: azureFoundation,
  cluster: azureCluster,
  locate: locateAzure,
};
