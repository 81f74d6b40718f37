import type { Construct } from "constructs";
import { fleetStackName } from "../constructs/core/names";
import type { Environment } from "../constructs/environment/resolved";
import { connectCluster } from "../constructs/platform/connection";
import { Fleet } from "../constructs/platform/fleet";
import { BaseStack } from "../constructs/terraform/base-stack";
import { cloudOf } from "./clouds";
import { platformContext } from "./platform";

/** What spans the clusters of an environment; it runs on the hub and knows the leaves by name only. */
export class FleetStack extends BaseStack {
  constructor(scope: Construct, environment: Environment) {
    const { hub } = environment;
    const cloud = cloudOf(environment, hub);
    super(scope, fleetStackName(environment.name), { state: environment.state, policies: cloud.policies });
    const facts = cloud.locate(this);
    connectCluster(this, facts.connection);
    new Fleet(this, "fleet", {
      context: platformContext(environment, hub.names.cluster, facts),
      grafana: environment.grafana,
      signals: environment.clusters.flatMap(({ signals }) => signals),
    });
  }
}
