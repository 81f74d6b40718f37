import type { Signals } from "../../constructs";

/** Heading of {@link countRow}, after the columns that say whose counts they are. */
export const COUNTED = ["rules", "alerts", "cases", "log rules", "pipelines", "SLOs", "dashboards", "panels"] as const;

/** How much a pack brings along, column by column. */
export function countRow({ rules, logRules, pipelines, slos, dashboards }: Signals): number[] {
  const all = rules.flatMap((group) => group.rules);
  const alerts = all.filter((rule) => rule.kind === "alerting");
  return [
    all.length - alerts.length,
    alerts.length,
    alerts.reduce((sum, alert) => sum + alert.cases.length, 0),
    logRules.flatMap((group) => group.rules).length,
    pipelines.length,
    slos.length,
    dashboards.length,
    dashboards.reduce(
      (sum, dashboard) => sum + dashboard.rows.reduce((panels, row) => panels + row.panels.length, 0),
      0,
    ),
  ];
}
