import { documentedIn, type Policy } from "../../../terraform/policies";
import { bucketPolicies } from "./buckets";
import { eksPolicies } from "./eks";
import { iamPolicies } from "./iam";
import { keyPolicies } from "./keys";
import { networkPolicies } from "./network";
import { nodePolicies } from "./nodes";

export { bucketKeepsData } from "./buckets";
export { clusterDeletionProtection, controlPlaneLogs, privateApiServer } from "./eks";
export { vpcFlowLogs } from "./network";

/**
 * What every resource of AWS in a stack of ours must satisfy. Numbers in titles are the rules of checkov that want the
 * same. The constructs of this library satisfy them all; they are here for what is added beside.
 */
export const awsPolicies: readonly Policy[] = documentedIn("docs/checks/aws.md", [
  ...eksPolicies,
  ...nodePolicies,
  ...networkPolicies,
  ...bucketPolicies,
  ...keyPolicies,
  ...iamPolicies,
]);
