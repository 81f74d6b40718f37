import type { Signals } from "../packs/pack";
import { PLATFORM_TEAM } from "../packs/team";
import type { PlatformComponents } from "../platform/components";
import { LOKI_ALERTS } from "../platform/loki/upstream-alerts";
import { installedAlerts } from "../platform/prometheus/installed-alerts";
import { changes, isReplaced } from "../platform/prometheus/tuning/tuning";
import type { RoutedAlert } from "../signals/routing/routed-alert";
import { type AlertRoute, environmentTable } from "../signals/routing/table";
import { hasHostAccess } from "./facts";
import type { Environment, EnvironmentCluster } from "./resolved";

type ObservedCluster = Pick<EnvironmentCluster, "spec" | "signals">;

/** Every alert that can fire in some clusters: those of their packs, and those that charts bring along. */
export function routedAlerts(clusters: readonly ObservedCluster[], components: PlatformComponents = {}): RoutedAlert[] {
  return [
    ...clusters.flatMap(({ signals }) => signals).flatMap(packAlerts),
    ...prometheusAlerts(clusters, components),
    ...Object.entries(LOKI_ALERTS).map(([alert, severity]) => ({ alert, severity, team: PLATFORM_TEAM })),
  ];
}

function packAlerts({ rules, logRules }: Signals): RoutedAlert[] {
  const onMetrics = rules.flatMap((group) => group.rules).filter((rule) => rule.kind === "alerting");
  return [
    ...onMetrics.map(({ alert, severity, team, labels = {}, cases }) => {
      const fired = cases.flatMap(({ firing }) => firing.map((each) => Object.keys(each)));
      // Of every case: what one lacks is not there to be compared.
      const always = fired
        .slice(1)
        .reduce((names, each) => names.filter((name) => each.includes(name)), fired[0] ?? []);
      const own = ["alertname", "severity", "team", ...Object.keys(labels)];
      return { alert, severity, team, ...(fired.length > 0 ? { labels: [...new Set([...own, ...always])] } : {}) };
    }),
    ...logRules.flatMap((group) => group.rules).map(({ alert, severity, team }) => ({ alert, severity, team })),
  ];
}

/** As they are tuned, without those that are off or that a rule of ours replaces. */
function prometheusAlerts(
  clusters: readonly ObservedCluster[],
  { prometheus = {} }: PlatformComponents,
): RoutedAlert[] {
  const { upstreamAlerts, values } = prometheus;
  const tuned = new Map(changes(upstreamAlerts).map((change) => [change.alert, change]));
  const installed = clusters.flatMap(({ spec }) => installedAlerts({ hostAccess: hasHostAccess(spec), values }));
  const byName = new Map(installed.map(({ alert, severities }) => [alert, severities]));
  return [...byName].flatMap(([alert, severities]) => {
    const change = tuned.get(alert);
    if (change && (change.tuning.kind === "off" || isReplaced(change))) return [];
    const said = change?.tuning.kind === "tuned" ? change.tuning.severity : undefined;
    return (said ? [said] : severities).map((severity) => ({ alert, severity, team: PLATFORM_TEAM }));
  });
}

/** Who gets what: one row for each team and severity whose alerts can fire in an environment. */
export function alertRoutes({ routing, clusters, components }: Environment): AlertRoute[] {
  return environmentTable(routing, routedAlerts(clusters, components));
}
