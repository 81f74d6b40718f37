import type { Construct } from "constructs";
import type { ClusterContext } from "../constructs/clouds/contract";
import { type Lifecycle, stackName } from "../constructs/core/names";
import type { Environment, EnvironmentCluster, ResolvedCluster } from "../constructs/environment/resolved";
import { BaseStack } from "../constructs/terraform/base-stack";
import { cloudPolicies } from "./clouds";

export interface ClusterStackProps {
  readonly environment: Environment;
  readonly cluster: EnvironmentCluster;
}

/** One lifecycle of one cluster: a state of its own, found again by name. */
export abstract class ClusterStack extends BaseStack {
  protected readonly context: ClusterContext<ResolvedCluster>;

  constructor(scope: Construct, lifecycle: Lifecycle, { environment, cluster }: ClusterStackProps) {
    super(scope, stackName(environment.name, cluster.key, lifecycle), {
      state: environment.state,
      policies: cloudPolicies(cluster.spec),
    });
    this.context = {
      organization: environment.organization,
      environment: environment.name,
      tier: environment.tier,
      names: cluster.names,
      spec: cluster.spec,
    };
  }
}
