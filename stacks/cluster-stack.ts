import type { Construct } from "constructs";
import { type Lifecycle, stackName } from "../constructs/core/names";
import type { Environment, EnvironmentCluster } from "../constructs/environment/resolved";
import { BaseStack } from "../constructs/terraform/base-stack";
import { cloudOf, type ClusterCloud } from "./clouds";

export interface ClusterStackProps {
  readonly environment: Environment;
  readonly cluster: EnvironmentCluster;
}

/** One lifecycle of one cluster: a state of its own, found again by name. */
export abstract class ClusterStack extends BaseStack {
  protected readonly cloud: ClusterCloud;

  constructor(scope: Construct, lifecycle: Lifecycle, { environment, cluster }: ClusterStackProps) {
    const cloud = cloudOf(environment, cluster);
    super(scope, stackName(environment.name, cluster.key, lifecycle), {
      state: environment.state,
      policies: cloud.policies,
    });
    this.cloud = cloud;
  }
}
