import type { Metric } from "../../../signals/metric";
import { RECORDS } from "../../../signals/slo/series";
import { ALERT_INFO } from "../known-alerts";

/** What the dashboards read beside what is scraped of every cluster: alerts, their names, and objectives. */
export function dashboardMetrics(): Metric[] {
  return [
    gauge("ALERTS", ["alertname", "alertstate", "severity", "team"], "1 for each alert that is pending or fires."),
    gauge(ALERT_INFO, ["alertname", "team"], "1 for each alert of the packs."),
    gauge(RECORDS.objective, ["service", "slo"], "Share that is promised to be good."),
    gauge(RECORDS.budgetLeft, ["service", "slo"], "Share of the budget that is left."),
    gauge(RECORDS.burnRate, ["service", "slo"], "How fast the budget goes; 1 is evenly."),
  ];
}

function gauge(name: string, labels: readonly string[], help: string): Metric {
  return { name, kind: "gauge", labels, help, source: "Prometheus 3.14, rules/alerting.go and recording rules" };
}
