import { checkAws } from "../clouds/aws/check";
import { checkExistingEks } from "../clouds/aws/existing/check";
import { isAwsRegion } from "../clouds/aws/regions";
import { checkAzure } from "../clouds/azure/check";
import { checkExistingAks } from "../clouds/azure/existing/check";
import { checkExisting } from "../clouds/existing/check";
import { checkGoogle } from "../clouds/google/check";
import { checkExistingGke } from "../clouds/google/existing/check";
import { choice } from "../core/choice";
import type { Problem } from "../core/errors";
import { stateProblems } from "../core/state";
import { TIERS } from "../clouds/contract";
import { AVAILABILITIES, PROFILES } from "../platform/sizing";
import { checkGateway } from "../platform/collector/props";
import { checkGrafana } from "../platform/grafana/props";
import { checkLogRetention } from "../platform/loki/props";
import { checkMetricsRetention, checkPrometheus } from "../platform/prometheus/props";
import { checkLongTermRetention } from "../platform/thanos/retention";
import { checkTempoRetention } from "../platform/tempo/props";
import { checkRouting } from "../signals/routing/check";
import { checkNetworks } from "./check-networks";
import type { Cluster, EnvironmentDeclaration } from "./environment";
import { clusterZones } from "./facts";

/** GKE allows a cluster name the fewest characters: 40. Names in all clouds keep to it. */
const CLUSTER_NAME_LIMIT = 40;

/** Everything that is wrong with an environment, each with its place, value and way out. */
export function checkEnvironment(environment: EnvironmentDeclaration): Problem[] {
  const choices = checkChoices(environment);
  // What the rest must be like depends on them.
  if (choices.length > 0) return choices;
  return [
    ...checkNames(environment),
    ...checkHub(environment),
    ...checkClusters(environment),
    ...checkNetworks(environment),
    ...checkZones(environment),
    ...checkState(environment),
    ...stateProblems(environment.state, `${environment.name}.state`),
    ...checkRetention(environment),
    ...checkRouting(`${environment.name}.routing`, environment.routing, environment.tier),
    ...checkRunbookUrl(environment),
    ...checkComponents(environment),
    ...checkPlacements(environment),
  ];
}

function checkNames({ name, organization, clusters }: EnvironmentDeclaration): Problem[] {
  const problems: Problem[] = [];
  if (!/^[a-z][a-z0-9]{0,11}$/.test(organization)) {
    const fix = "Use 1 to 12 lower-case letters and digits, beginning with a letter";
    problems.push({ at: `${name}.organization`, value: organization, problem: "cannot begin a global name", fix });
  }
  if (!/^[a-z][a-z0-9]{0,15}$/.test(name)) {
    const fix = "Use 1 to 16 lower-case letters and digits: a dash would make two environments' names collide";
    problems.push({ at: "environment", value: name, problem: "is not a name for an environment", fix });
  }
  for (const key of Object.keys(clusters)) problems.push(...checkClusterName(name, key));
  return problems;
}

function checkClusterName(environment: string, key: string): Problem[] {
  const at = `${environment}.clusters`;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key)) {
    const fix = "Use lower-case letters, digits and single dashes, as in eks-eu1";
    return [{ at, value: key, problem: "is not a name for a cluster", fix }];
  }
  const length = `${environment}-${key}`.length;
  if (length <= CLUSTER_NAME_LIMIT) return [];
  const fix = `Shorten it by ${length - CLUSTER_NAME_LIMIT} characters`;
  const problem = `makes "${environment}-${key}", which is longer than the ${CLUSTER_NAME_LIMIT} characters clouds allow`;
  return [{ at, value: key, problem, fix }];
}

/** For those who come without types. */
function checkChoices({ name, tier, profile, availability }: EnvironmentDeclaration): Problem[] {
  return [
    ...choice(`${name}.tier`, tier, TIERS),
    ...choice(`${name}.profile`, profile, PROFILES),
    ...choice(`${name}.availability`, availability, AVAILABILITIES),
  ];
}

function checkHub({ name, clusters, hub }: EnvironmentDeclaration): Problem[] {
  const known = Object.keys(clusters);
  if (known.length === 0) {
    return [{ at: `${name}.clusters`, problem: "is empty", fix: 'Add a cluster, such as "eks-eu1": aws({ … })' }];
  }
  if (known.includes(hub)) return [];
  return [{ at: `${name}.hub`, value: hub, problem: "is not a cluster of this environment", fix: oneOf(known) }];
}

function checkClusters({ name, clusters, tier }: EnvironmentDeclaration): Problem[] {
  return Object.entries(clusters).flatMap(([key, cluster]) => checkCluster(`${name}.clusters.${key}`, cluster, tier));
}

function checkCluster(at: string, cluster: Cluster, tier: EnvironmentDeclaration["tier"]): Problem[] {
  switch (cluster.cloud) {
    case "aws":
      return cluster.origin ? checkExistingEks(at, cluster) : checkAws(at, cluster, tier);
    case "azure":
      return cluster.origin ? checkExistingAks(at, cluster) : checkAzure(at, cluster, tier);
    case "google":
      return cluster.origin ? checkExistingGke(at, cluster) : checkGoogle(at, cluster, tier);
    case "existing":
      return checkExisting(at, cluster);
  }
}

function checkZones({ name, clusters, availability }: EnvironmentDeclaration): Problem[] {
  if (availability !== "zonal") return [];
  return Object.entries(clusters).flatMap(([key, cluster]) => {
    const zones = clusterZones(cluster);
    if (zones.length >= 3) return [];
    const problem = 'is too few for availability "zonal": quorums of three lose with one zone out of two';
    const fix = 'Name three zones, or set availability to "single"';
    return [{ at: `${name}.clusters.${key}.zones`, value: zones, problem, fix }];
  });
}

function checkState({ name, tier, state }: EnvironmentDeclaration): Problem[] {
  if (state.kind === "s3" && !isAwsRegion(state.region)) {
    const fix = "Name the region of the bucket, such as eu-west-1";
    return [{ at: `${name}.state.region`, value: state.region, problem: "is not a region of AWS", fix }];
  }
  if (tier !== "production" || state.kind !== "local") return [];
  const problem = "keeps the state of production on one machine, unlocked and without versions";
  return [{ at: `${name}.state`, value: state.kind, problem, fix: "Use s3State, gcsState or azureState" }];
}

function checkRetention({ name, retention }: EnvironmentDeclaration): Problem[] {
  return [
    ...checkMetricsRetention(`${name}.retention.metrics`, retention.metrics),
    ...checkLongTermRetention(`${name}.retention.metrics`, retention.metrics),
    ...checkLogRetention(`${name}.retention.logs`, retention.logs),
    ...checkTempoRetention(`${name}.retention.traces`, retention.traces),
  ];
}

function checkRunbookUrl({ name, runbookUrl }: EnvironmentDeclaration): Problem[] {
  if (URL.canParse(runbookUrl) && runbookUrl.startsWith("https://") && !runbookUrl.endsWith("/")) return [];
  const fix = "Write an https:// address without a slash at its end";
  return [{ at: `${name}.runbookUrl`, value: runbookUrl, problem: "cannot begin the link to a runbook", fix }];
}

function checkComponents({ name, grafana = {}, components = {} }: EnvironmentDeclaration): Problem[] {
  return [
    ...checkGrafana(`${name}.grafana`, grafana),
    ...checkPrometheus(`${name}.components.prometheus`, components.prometheus ?? {}),
    ...checkGateway(`${name}.components.gateway`, components.gateway ?? {}),
  ];
}

function checkPlacements({ name, clusters, workloads }: EnvironmentDeclaration): Problem[] {
  const known = Object.keys(clusters);
  return workloads.flatMap(({ workload, clusters: places }) =>
    places
      .filter((place) => !known.includes(place))
      .map((place) => ({
        at: `${name}.workloads.${workload}`,
        value: place,
        problem: "is not a cluster of this environment",
        fix: oneOf(known),
      })),
  );
}

function oneOf(names: readonly string[]): string {
  return `Use one of: ${names.join(", ")}`;
}
