import { resolveAws } from "../clouds/aws/defaults";
import { resolveExistingEks } from "../clouds/aws/existing/defaults";
import { resolveAzure } from "../clouds/azure/defaults";
import { resolveExistingAks } from "../clouds/azure/existing/defaults";
import { resolveExisting } from "../clouds/existing/defaults";
import { resolveGoogle } from "../clouds/google/defaults";
import { resolveExistingGke } from "../clouds/google/existing/defaults";
import { attempt, describeProblem, failIfAny, type Problem } from "../core/errors";
import { clusterNames, NAMESPACES, STORAGE_CLASS } from "../core/names";
import { checkSignals } from "../packs/check";
import { kubernetesPack } from "../packs/kubernetes";
import type { Signals, Site } from "../packs/pack";
import { platformPack } from "../packs/platform";
import { knownAlertsOf } from "../packs/platform/known-alerts";
import { installedAlerts } from "../platform/prometheus/installed-alerts";
import { tunedAlerts } from "../platform/prometheus/tuning/rules";
import { checkRoutedAlerts } from "../signals/routing/check";
import type { RuleGroup } from "../signals/rules/rule";
import { checkPeriods } from "../signals/slo/check";
import { routedAlerts } from "./alerts";
import { checkEnvironment } from "./check";
import { checkRoom } from "./check-room";
import { checkShared } from "./check-shared";
import { checkTunedAlerts } from "./check-tuning";
import { checkZonal } from "./check-zonal";
import type { Cluster, EnvironmentDeclaration } from "./environment";
import { hasHostAccess } from "./facts";
import type { Environment, EnvironmentCluster, ResolvedCluster } from "./resolved";

/**
 * Checks a declared environment and answers every question it left open.
 * @throws BelvedereError with all the problems of the environment, or of the signals placed in it
 */
export function resolveEnvironment(declaration: EnvironmentDeclaration): Environment {
  failIfAny(checkEnvironment(declaration));
  const resolved = Object.keys(declaration.clusters)
    .sort()
    .map((key) => resolveCluster(declaration, key));
  const clusters = resolved.map(({ cluster }) => cluster);
  const unmade = once(resolved.flatMap(({ problems }) => problems));
  failIfAny([
    ...unmade,
    ...checkShared([{ ...declaration, clusters }]),
    ...checkRoom(declaration, clusters),
    ...checkZonal(declaration, clusters),
    ...checkTunedAlerts(declaration, clusters),
    ...clusters.flatMap(({ key, signals }) => checkSignals(`${declaration.name}.${key}`, signals)),
    ...clusters.flatMap((cluster) => checkBudgets(declaration, cluster)),
    // Of alerts that could not be made, routes and silences would seem to name none.
    ...(unmade.length > 0 ? [] : checkRouting(declaration, clusters)),
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

function checkRouting(declaration: EnvironmentDeclaration, clusters: readonly EnvironmentCluster[]): Problem[] {
  const { name, routing, components } = declaration;
  return checkRoutedAlerts(`${name}.routing`, routing, routedAlerts(clusters, components));
}

/** A pack that is wrong is wrong on every cluster. */
function once(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [describeProblem(problem), problem])).values()];
}

/** What an error budget is counted from must still be there. */
function checkBudgets({ name, retention }: EnvironmentDeclaration, { key, signals }: EnvironmentCluster): Problem[] {
  const at = (pack: string): string => `${name}.${key}.${pack}.slos`;
  return signals.flatMap(({ pack, slos }) => checkPeriods(at(pack), slos, retention.metrics.local));
}

/** A cluster, with the packs that could be made. */
interface Resolution {
  readonly cluster: EnvironmentCluster;
  /** Mistakes in those that could not. */
  readonly problems: readonly Problem[];
}

function resolveCluster(declaration: EnvironmentDeclaration, key: string): Resolution {
  const names = clusterNames(declaration.organization, declaration.name, key);
  const spec = resolveSpec(required(declaration.clusters[key]), declaration.tier);
  const site: Site = {
    environment: declaration.name,
    cluster: names.cluster,
    cloud: spec.cloud,
    region: spec.region,
    storageClass: STORAGE_CLASS,
    platformNamespace: NAMESPACES.platform,
    metricsKept: declaration.retention.metrics.local,
  };
  const kubernetes = kubernetesPack(site, tunedRules(declaration, names.cluster, spec));
  const { placed, problems } = placedSignals(declaration, key, site);
  const others = [kubernetes, ...placed];
  const signals = [platformPack(site, others.flatMap(knownAlertsOf)), ...others];
  return { cluster: { key, names, spec, signals }, problems };
}

function resolveSpec(cluster: Cluster, tier: EnvironmentDeclaration["tier"]): ResolvedCluster {
  switch (cluster.cloud) {
    case "aws":
      return cluster.origin ? resolveExistingEks(cluster, tier) : resolveAws(cluster, tier);
    case "azure":
      return cluster.origin ? resolveExistingAks(cluster, tier) : resolveAzure(cluster, tier);
    case "google":
      return cluster.origin ? resolveExistingGke(cluster, tier) : resolveGoogle(cluster, tier);
    case "existing":
      return resolveExisting(cluster);
  }
}

/** Rules of ours in the place of some that charts bring along. */
function tunedRules({ components }: EnvironmentDeclaration, cluster: string, spec: ResolvedCluster): RuleGroup[] {
  const { upstreamAlerts, values } = components?.prometheus ?? {};
  const installed = installedAlerts({ hostAccess: hasHostAccess(spec), values });
  return tunedAlerts(
    cluster,
    upstreamAlerts,
    installed.map(({ alert }) => alert),
  );
}

function placedSignals(
  declaration: EnvironmentDeclaration,
  key: string,
  site: Site,
): { readonly placed: Signals[]; readonly problems: readonly Problem[] } {
  const attempts = declaration.workloads
    .filter(({ clusters }) => clusters.includes(key))
    .flatMap(({ packs, inputs }) => packs.map((pack) => attempt(() => pack(site, inputs))));
  const placed = attempts.flatMap(({ value }) => value ?? []);
  return {
    placed: placed.sort((a, b) => (a.pack < b.pack ? -1 : 1)),
    problems: attempts.flatMap(({ problems }) => problems),
  };
}

/** For what the checks above have established. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("checkEnvironment let an incomplete environment through");
  return value;
}
