import type { Construct } from "constructs";
import type { AdoptingCloud, ClusterContext, ClusterFacts } from "../constructs/clouds/contract";
import { existingCloud } from "../constructs/clouds/existing";
import type { Environment, EnvironmentCluster } from "../constructs/environment/resolved";
import type { Policy } from "../constructs/terraform/policies";
import { loadCloud } from "./load-cloud";

/** A cloud, told which cluster it is about. Each function fills the stack it is given. */
export interface ClusterCloud {
  /** Undefined where there is nothing to make, and so no stack. */
  readonly foundation: ((scope: Construct) => void) | undefined;
  /** Undefined where there is nothing to make, and so no stack. */
  readonly cluster: ((scope: Construct) => void) | undefined;
  readonly locate: (scope: Construct) => ClusterFacts;
  /** What every resource of the cloud must satisfy. */
  readonly policies: readonly Policy[];
}

/** The implementation of the cloud of a cluster. */
export function cloudOf(environment: Environment, { names, spec }: EnvironmentCluster): ClusterCloud {
  const { organization, name, tier } = environment;
  const context = { organization, environment: name, tier, names };
  switch (spec.cloud) {
    case "aws": {
      const { awsCloud, awsPolicies, existingEksCloud } = loadCloud(spec.cloud);
      return spec.origin
        ? bind(existingEksCloud(spec), { ...context, spec }, awsPolicies)
        : bind(awsCloud, { ...context, spec }, awsPolicies);
    }
    case "azure": {
      const { azureCloud, azurePolicies, existingAksCloud } = loadCloud(spec.cloud);
      return spec.origin
        ? bind(existingAksCloud(spec), { ...context, spec }, azurePolicies)
        : bind(azureCloud, { ...context, spec }, azurePolicies);
    }
    case "google": {
      const { googleCloud, googlePolicies, existingGkeCloud } = loadCloud(spec.cloud);
      return spec.origin
        ? bind(existingGkeCloud(spec), { ...context, spec }, googlePolicies)
        : bind(googleCloud, { ...context, spec }, googlePolicies);
    }
    case "existing":
      return bind(existingCloud, { ...context, spec }, []);
  }
}

function bind<Spec>(
  { foundation, cluster, locate }: AdoptingCloud<Spec>,
  context: ClusterContext<Spec>,
  policies: readonly Policy[],
): ClusterCloud {
  return {
    foundation: foundation && ((scope) => foundation(scope, context)),
    cluster: cluster && ((scope) => cluster(scope, context)),
    locate: (scope) => locate(scope, context),
    policies,
  };
}
