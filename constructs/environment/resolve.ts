import { resolveAws } from "../clouds/aws/defaults";
import { resolveAzure } from "../clouds/azure/defaults";
import { resolveGoogle } from "../clouds/google/defaults";
import { failIfAny } from "../core/errors";
import { clusterNames, NAMESPACES, STORAGE_CLASS } from "../core/names";
import { checkSignals } from "../packs/check";
import type { Signals, Site } from "../packs/pack";
import { platformPack } from "../packs/platform";
import { PLATFORM_TEAM } from "../platform/prometheus/values";
import { checkTeams } from "../signals/routing/check";
import { checkEnvironment } from "./check";
import type { Cluster, EnvironmentDeclaration } from "./environment";
import type { Environment, EnvironmentCluster, ResolvedCluster } from "./resolved";

/**
 * Checks a declared environment and answers every question it left open.
 * @throws BelvedereError with all the problems of the environment, or of the signals placed in it
 */
export function resolveEnvironment(declaration: EnvironmentDeclaration): Environment {
  failIfAny(checkEnvironment(declaration));
  const clusters = Object.keys(declaration.clusters)
    .sort()
    .map((key) => resolveCluster(declaration, key));
  failIfAny([
    ...clusters.flatMap(({ key, signals }) => checkSignals(`${declaration.name}.${key}`, signals)),
    ...checkTeams(`${declaration.name}.routing`, declaration.routing, teamsOf(clusters)),
  ]);
  return {
    name: declaration.name,
    organization: declaration.organization,
    tier: declaration.tier,
    state: declaration.state,
    automation: declaration.automation,
    profile: declaration.profile ?? "small",
    availability: declaration.availability ?? "single",
    retention: declaration.retention,
    routing: declaration.routing,
    runbookUrl: declaration.runbookUrl,
    grafana: declaration.grafana ?? {},
    components: declaration.components ?? {},
    clusters,
    hub: required(clusters.find(({ key }) => key === declaration.hub)),
  };
}

/** Every team that owns an alert, the owner of the charts' alerts included. */
function teamsOf(clusters: readonly EnvironmentCluster[]): string[] {
  const signals = clusters.flatMap((cluster) => cluster.signals);
  const rules = signals.flatMap((pack) => pack.rules.flatMap((group) => group.rules));
  const logAlerts = signals.flatMap((pack) => pack.logRules.flatMap((group) => group.rules));
  const alerts = rules.filter((rule) => rule.kind === "alerting");
  return [PLATFORM_TEAM, ...[...alerts, ...logAlerts].map(({ team }) => team)];
}

function resolveCluster(declaration: EnvironmentDeclaration, key: string): EnvironmentCluster {
  const names = clusterNames(declaration.organization, declaration.name, key);
  const spec = resolveSpec(required(declaration.clusters[key]), declaration.tier);
  const site: Site = {
    environment: declaration.name,
    cluster: names.cluster,
    cloud: spec.cloud,
    region: spec.region,
    storageClass: STORAGE_CLASS,
    platformNamespace: NAMESPACES.platform,
  };
  return { key, names, spec, signals: [platformPack(site), ...placedSignals(declaration, key, site)] };
}

function resolveSpec(cluster: Cluster, tier: EnvironmentDeclaration["tier"]): ResolvedCluster {
  switch (cluster.cloud) {
    case "aws":
      return resolveAws(cluster, tier);
    case "azure":
      return resolveAzure(cluster, tier);
    case "google":
      return resolveGoogle(cluster, tier);
  }
}

function placedSignals(declaration: EnvironmentDeclaration, key: string, site: Site): Signals[] {
  return declaration.workloads
    .filter(({ clusters }) => clusters.includes(key))
    .flatMap(({ packs, inputs }) => packs.map((pack) => pack(site, inputs)))
    .sort((a, b) => (a.pack < b.pack ? -1 : 1));
}

/** For what the checks above have established. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("checkEnvironment let an incomplete environment through");
  return value;
}
