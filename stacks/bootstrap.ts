import type { Construct } from "constructs";
import { type AwsBootstrapProps, awsBootstrap } from "../constructs/clouds/aws/bootstrap";
import { isAwsRegion } from "../constructs/clouds/aws/regions";
import { awsPolicies } from "../constructs/clouds/aws/policies";
import { bootstrapStackName } from "../constructs/core/names";
import { localState } from "../constructs/core/state";
import type { Environment } from "../constructs/environment/resolved";
import { BaseStack } from "../constructs/terraform/base-stack";

/**
 * What must be there before an environment can keep its states in the cloud: the state store, and the identity of CI.
 * Deployed once, by hand; its own state is a local file.
 */
export class BootstrapStack extends BaseStack {
  constructor(scope: Construct, environment: Environment) {
    super(scope, bootstrapStackName(environment.name, "aws"), { state: localState(), policies: awsPolicies });
    awsBootstrap(this, bootstrapProps(environment));
  }
}

function bootstrapProps({ name, organization, hub, state, automation }: Environment): AwsBootstrapProps {
  const { account, region } = hub.spec;
  return {
    organization,
    environment: name,
    account,
    region: state.kind === "s3" && isAwsRegion(state.region) ? state.region : region,
    stateBucket: state.kind === "s3" ? state.bucket : undefined,
    github: automation && { repository: automation.repository, provider: automation.trust },
  };
}
