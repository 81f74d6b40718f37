import type { Signals } from "../packs/pack";
import { UPSTREAM_ALERTS, type UpstreamAlert } from "../platform/prometheus/upstream-alerts";
import { PLATFORM_TEAM } from "../platform/prometheus/values";
import type { RoutedAlert } from "../signals/routing/routed-alert";
import { type AlertRoute, environmentTable } from "../signals/routing/table";
import type { Environment } from "./resolved";

/** Alerts that chart `loki` brings along (charts/loki 18.11.0, src/alerts.yaml.tpl). */
const LOKI_ALERTS = [
  "LokiRequestErrors",
  "LokiRequestPanics",
  "LokiRequestLatency",
  "LokiTooManyCompactorsRunning",
  "LokiCompactorHasNotSuccessfullyRunCompaction",
] as const;

/**
 * Every alert that can fire in some clusters: those of their packs, and those that charts bring along.
 * @param disabled alerts of the chart of Prometheus that are off
 */
export function routedAlerts(all: readonly Signals[], disabled: readonly UpstreamAlert[]): RoutedAlert[] {
  return [...all.flatMap(packAlerts), ...chartAlerts(disabled)];
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

function chartAlerts(disabled: readonly UpstreamAlert[]): RoutedAlert[] {
  const ofPrometheus = Object.values(UPSTREAM_ALERTS).flat();
  const names = [...ofPrometheus.filter((name) => !disabled.includes(name)), ...LOKI_ALERTS];
  return [...new Set(names)].map((alert) => ({ alert, severity: undefined, team: PLATFORM_TEAM }));
}

/** Who gets what: one row for each team and severity whose alerts can fire in an environment. */
export function alertRoutes({ routing, clusters, components }: Environment): AlertRoute[] {
  const signals = clusters.flatMap((cluster) => cluster.signals);
  return environmentTable(routing, routedAlerts(signals, components.prometheus?.disabledAlerts ?? []));
}
