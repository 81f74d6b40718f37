import type { Dashboard, Panel } from "../../signals/dashboards/dashboard";
import { CLUSTER } from "../../signals/dashboards/picked";
import { dashboardUid } from "../../signals/dashboards/uid";
import { matchers, matches } from "../../signals/metrics/selector";
import type { AlertingRule } from "../../signals/rules/rule";
import type { Condition } from "./condition";

/** The value of an alert over time, with the limit at which it fires. */
export function panelOf({ alert, description, severity }: AlertingRule, when: Condition): Panel {
  const expr = when.value({ range: "$__rate_interval", select: inClusters });
  return {
    kind: "timeseries",
    title: titleOf(alert),
    description,
    unit: when.unit,
    width: 8,
    queries: [{ expr, legend: "{{cluster}}" }],
    ...(severity !== "info" && {
      thresholds: { [severity]: when.limit, bad: when.operator === ">" ? ("above" as const) : ("below" as const) },
    }),
  };
}

/** `PaymentFailures` is `Payment failures`. */
function titleOf(alert: string): string {
  const words = alert.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A selector in the clusters that the reader picked. */
function inClusters(selector: string): string {
  const picked = matchers(CLUSTER);
  return selector.includes("{") ? selector.replace("{", `{${picked}, `) : `${selector}{${picked}}`;
}

/** The dashboard of a service that answers no HTTP; one that does shows its panels on that of its requests. */
export function serviceDashboard(name: string, namespace: string, team: string): Dashboard {
  return {
    uid: dashboardUid("service", namespace, name),
    title: name,
    folder: "Services",
    description: `What ${namespace}/${name} measures of itself.`,
    tags: ["service", namespace, team],
    annotations: {
      alerts: matchers({ namespace, severity: matches("critical|warning") }),
      deployments: matchers({ namespace }),
    },
    rows: [],
  };
}

/** Adds panels as a row of their own, above what one looks at later: logs and traces. */
export function withPanels(dashboard: Dashboard, panels: readonly Panel[]): Dashboard {
  if (panels.length === 0) return dashboard;
  const [first, ...rows] = dashboard.rows;
  const own = { title: "Of its own", panels };
  return { ...dashboard, rows: first ? [first, own, ...rows] : [own] };
}
