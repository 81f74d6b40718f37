import { documentedIn, type Policy } from "../../../terraform/policies";
import { bucketPolicies } from "./buckets";
import { gkePolicies } from "./gke";
import { iamPolicies } from "./iam";
import { keyPolicies } from "./keys";
import { networkSafeguards } from "./network";
import { nodePolicies } from "./nodes";

export { bucketKeepsData, bucketKey } from "./buckets";
export { clusterDeletionProtection, controlPlaneLogs, privateApiServer, secretsKey } from "./gke";
export { logBucketKey } from "./keys";
export { subnetworkFlowLogs } from "./network";
export { diskKey } from "./nodes";

/**
 * What every resource of Google Cloud in a stack of ours must satisfy. Numbers in titles are the rules of checkov and CIS
 * that want the same. The constructs of this library satisfy them all; they are here for what is added beside.
 */
export const googlePolicies: readonly Policy[] = documentedIn("docs/checks/google.md", [
  ...gkePolicies,
  ...nodePolicies,
  ...networkSafeguards,
  ...bucketPolicies,
  ...keyPolicies,
  ...iamPolicies,
]);
