import { awsCloud } from "../constructs/clouds/aws";
import { awsPolicies } from "../constructs/clouds/aws/policies";
import type { ProvisioningCloud } from "../constructs/clouds/contract";
import type { ResolvedCluster } from "../constructs/environment/resolved";
import type { Policy } from "../constructs/terraform/policies";

/** The implementation of a cluster's cloud. */
export function cloudOf(spec: ResolvedCluster): ProvisioningCloud<ResolvedCluster> {
  switch (spec.cloud) {
    case "aws":
      return awsCloud;
  }
}

/** What every resource in a stack of a cluster's cloud must satisfy. */
export function cloudPolicies(spec: ResolvedCluster): readonly Policy[] {
  switch (spec.cloud) {
    case "aws":
      return awsPolicies;
  }
}
