import { resolveAws } from "../clouds/aws/defaults";
import { resolveExistingEks } from "../clouds/aws/existing/defaults";
import { resolveAzure } from "../clouds/azure/defaults";
import { resolveExistingAks } from "../clouds/azure/existing/defaults";
import { resolveExisting } from "../clouds/existing/defaults";
import { resolveGoogle } from "../clouds/google/defaults";
import { resolveExistingGke } from "../clouds/google/existing/defaults";
import { failIfAny, type Problem } from "../core/errors";
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
import { hasHostAccess } from "./host-access";
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
    ...checkShared([{ ...declaration, clusters }]),
    ...checkRoom(declaration, clusters),
    ...checkZonal(declaration, clusters),
    ...checkTunedAlerts(declaration, clusters),
    ...clusters.flatMap(({ key, signals }) => checkSignals(`${declaration.name}.${key}`, signals)),
    ...clusters.flatMap((cluster) => checkBudgets(declaration, cluster)),
    ...checkRoutedAlerts(
      `${declaration.name}.routing`,
      declaration.routing,
      routedAlerts(clusters, declaration.components),
    ),
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

/** What an error budget is counted from must still be there. */
function checkBudgets({ name, retention }: EnvironmentDeclaration, { key, signals }: EnvironmentCluster): Problem[] {
  const at = (pack: string): string => `${name}.${key}.${pack}.slos`;
  return signals.flatMap(({ pack, slos }) => checkPeriods(at(pack), slos, retention.metrics.local));
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
    metricsKept: declaration.retention.metrics.local,
  };
  const kubernetes = kubernetesPack(site, tunedRules(declaration, names.cluster, spec));
  const others = [kubernetes, ...placedSignals(declaration, key, site)];
  return { key, names, spec, signals: [platformPack(site, others.flatMap(knownAlertsOf)), ...others] };
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
