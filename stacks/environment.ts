import type { Construct } from "constructs";
import type { Environment, EnvironmentCluster } from "../constructs/environment/resolved";
import { addBootstraps } from "./bootstrap";
import { cloudOf } from "./clouds";
import { KubernetesStack } from "./cluster";
import { FleetStack } from "./fleet";
import { FoundationStack } from "./foundation";
import { PlatformStack } from "./platform";

/**
 * The stacks of one environment in the order they are deployed: foundation, cluster and platform of each cluster, and
 * the fleet after the platform of the hub. No stack refers to another: what comes later looks up names.
 */
export function addEnvironment(scope: Construct, environment: Environment): void {
  addBootstraps(scope, environment);
  const platforms = new Map(
    environment.clusters.map((cluster) => [cluster.key, addCluster(scope, environment, cluster)]),
  );
  const fleet = new FleetStack(scope, environment);
  const hub = platforms.get(environment.hub.key);
  if (hub) fleet.addDependency(hub);
}

/** A cluster that somebody else made has no stack where there is nothing to make. */
function addCluster(scope: Construct, environment: Environment, cluster: EnvironmentCluster): PlatformStack {
  const props = { environment, cluster };
  const cloud = cloudOf(environment, cluster);
  const foundation = cloud.foundation && new FoundationStack(scope, props);
  const kubernetes = cloud.cluster && new KubernetesStack(scope, props);
  const platform = new PlatformStack(scope, props);
  if (foundation) (kubernetes ?? platform).addDependency(foundation);
  if (kubernetes) platform.addDependency(kubernetes);
  return platform;
}
