import { documentedIn, type Policy } from "../../../terraform/policies";
import { aksPolicies } from "./aks";
import { logPolicies } from "./logs";
import { networkPolicies } from "./network";
import { nodePolicies } from "./nodes";
import { rolePolicies } from "./roles";
import { storePolicies } from "./stores";

export { clusterDeletion, controlPlaneAudit, privateApiServer } from "./aks";
export { hostEncryption } from "./nodes";
export { privateStore, storeEndpoint, storeKeepsData } from "./stores";

/**
 * What every resource of Azure in a stack of ours must satisfy. Numbers in titles are the rules of checkov that want the
 * same. The constructs of this library satisfy them all; they are here for what is added beside.
 */
export const azurePolicies: readonly Policy[] = documentedIn("docs/checks/azure.md", [
  ...aksPolicies,
  ...nodePolicies,
  ...networkPolicies,
  ...storePolicies,
  ...rolePolicies,
  ...logPolicies,
]);
