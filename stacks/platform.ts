import type { Construct } from "constructs";
import type { ClusterFacts } from "../constructs/clouds/contract";
import type { Environment } from "../constructs/environment/resolved";
import { connectCluster } from "../constructs/platform/connection";
import type { PlatformContext } from "../constructs/platform/context";
import { Platform } from "../constructs/platform/platform";
import { ClusterStack, type ClusterStackProps } from "./cluster-stack";

/** Everything installed on one cluster, and the signals of what is placed on it. */
export class PlatformStack extends ClusterStack {
  constructor(scope: Construct, props: ClusterStackProps) {
    super(scope, "platform", props);
    const { environment, cluster } = props;
    const facts = this.cloud.locate(this);
    connectCluster(this, facts.connection);
    new Platform(this, "platform", {
      context: platformContext(environment, cluster.names.cluster, facts),
      components: environment.components,
      routing: environment.routing,
      signals: cluster.signals,
    });
  }
}

/** What the platform on a cluster may know of its environment. */
export function platformContext(environment: Environment, cluster: string, facts: ClusterFacts): PlatformContext {
  const { name, profile, availability, retention, runbookUrl } = environment;
  return { environment: name, cluster, facts, profile, availability, retention, runbookUrl };
}
