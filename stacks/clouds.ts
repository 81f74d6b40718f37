import type { Construct } from "constructs";
import { awsCloud } from "../constructs/clouds/aws";
import { awsPolicies } from "../constructs/clouds/aws/policies";
import { azureCloud } from "../constructs/clouds/azure";
import { azurePolicies } from "../constructs/clouds/azure/policies";
import type { ClusterContext, ClusterFacts, ProvisioningCloud } from "../constructs/clouds/contract";
import { googleCloud } from "../constructs/clouds/google";
import { googlePolicies } from "../constructs/clouds/google/policies";
import type { Environment, EnvironmentCluster } from "../constructs/environment/resolved";
import type { Policy } from "../constructs/terraform/policies";

/** A cloud, told which cluster it is about. Each function fills the stack it is given. */
export interface ClusterCloud {
  readonly foundation: (scope: Construct) => void;
  readonly cluster: (scope: Construct) => void;
  readonly locate: (scope: Construct) => ClusterFacts;
  /** What every resource of the cloud must satisfy. */
  readonly policies: readonly Policy[];
}

/** The implementation of the cloud of a cluster. */
export function cloudOf(environment: Environment, { names, spec }: EnvironmentCluster): ClusterCloud {
  const { organization, name, tier } = environment;
  const context = { organization, environment: name, tier, names };
  switch (spec.cloud) {
    case "aws":
      return bind(awsCloud, { ...context, spec }, awsPolicies);
    case "azure":
      return bind(azureCloud, { ...context, spec }, azurePolicies);
    case "google":
      return bind(googleCloud, { ...context, spec }, googlePolicies);
  }
}

function bind<Spec>(
  cloud: ProvisioningCloud<Spec>,
  context: ClusterContext<Spec>,
  policies: readonly Policy[],
): ClusterCloud {
  return {
    foundation: (scope) => {
      cloud.foundation(scope, context);
    },
    cluster: (scope) => {
      cloud.cluster(scope, context);
    },
    locate: (scope) => cloud.locate(scope, context),
    policies,
  };
}
