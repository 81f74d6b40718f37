import type { Construct } from "constructs";
import type { ClusterContext } from "../constructs/clouds/contract";
import { fleetStackName } from "../constructs/core/names";
import type { Environment, ResolvedCluster } from "../constructs/environment/resolved";
import { connectCluster } from "../constructs/platform/connection";
import { Fleet } from "../constructs/platform/fleet";
import { BaseStack } from "../constructs/terraform/base-stack";
import { cloudOf, cloudPolicies } from "./clouds";
import { platformContext } from "./platform";

/** What spans the clusters of an environment; it runs on the hub and knows the leaves by name only. */
export class FleetStack extends BaseStack {
  constructor(scope: Construct, environment: Environment) {
    const { hub } = environment;
    super(scope, fleetStackName(environment.name), { state: environment.state, policies: cloudPolicies(hub.spec) });
    const facts = cloudOf(hub.spec).locate(this, hubContext(environment));
    connectCluster(this, facts.connection);
    new Fleet(this, "fleet", {
      context: platformContext(environment, hub.names.cluster, facts),
      grafana: environment.grafana,
      signals: environment.clusters.flatMap(({ signals }) => signals),
    });
  }
}

function hubContext({ organization, name, tier, hub }: Environment): ClusterContext<ResolvedCluster> {
  return { organization, environment: name, tier, names: hub.names, spec: hub.spec };
}
