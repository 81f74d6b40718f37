import type { Dashboard, Panel } from "../../../constructs/signals/dashboards/dashboard";

/** A panel that measures something, so that a test may give it thresholds or exemplars. */
type MeasuredPanel = Extract<Panel, { kind: "timeseries" | "stat" }>;

export const RATE: MeasuredPanel = {
  kind: "timeseries",
  title: "Rate",
  description: "Requests per second.",
  unit: "reqps",
  queries: [{ expr: 'sum by (cluster) (rate(x_total{cluster=~"$cluster"}[$__rate_interval]))', legend: "{{cluster}}" }],
};

export const STAT: MeasuredPanel = { ...RATE, kind: "stat", title: "Now" };

export const LINES: Panel = {
  kind: "logs",
  title: "Lines",
  description: "What it says.",
  queries: [{ datasource: "loki", expr: '{cluster=~"$cluster", app="a"}' }],
};

export const TRACES: Panel = {
  kind: "table",
  title: "Traces",
  description: "Failed requests.",
  unit: "short",
  queries: [{ datasource: "tempo", expr: "{ status = error }" }],
};

/** A dashboard with nothing wrong in it, changed where a test says so. */
export function exampleDashboard(changes: Partial<Dashboard> = {}): Dashboard {
  return {
    uid: "example",
    title: "Example",
    folder: "Examples",
    description: "For tests.",
    tags: ["test"],
    rows: [
      { title: "Metrics", panels: [RATE] },
      { title: "Logs and traces", panels: [LINES, TRACES] },
    ],
    ...changes,
  };
}

/** The same with these panels in its one row. */
export function dashboardOf(...panels: readonly Panel[]): Dashboard {
  return exampleDashboard({ rows: [{ title: "Row", panels }] });
}
