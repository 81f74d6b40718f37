import type { Duration } from "../../core/duration";
import type { Unit } from "./units";

/** A dashboard as data: rows of panels on a grid of 24 columns, laid out from left to right. */
export interface Dashboard {
  /** Stable identity in links, at most 40 characters of `[a-z0-9-]`. */
  readonly uid: string;
  readonly title: string;
  /** Grafana folder. */
  readonly folder: string;
  readonly description: string;
  readonly tags: readonly string[];
  /** Drop-down lists above the panels. `datasource` and `cluster` are always there. */
  readonly variables?: readonly DashboardVariable[];
  /** Other dashboards that one goes to from here; they open with the same time range and variables. @default none */
  readonly links?: readonly DashboardLink[];
  /** What is marked in all graphs beside the alerts. @default all alerts of the chosen clusters, no deployments */
  readonly annotations?: DashboardAnnotations;
  /** @default the last hour */
  readonly timeRange?: Duration;
  readonly rows: readonly DashboardRow[];
}

/** A drop-down list filled with the values of a label. */
export interface DashboardVariable {
  readonly name: string;
  readonly label: string;
  /** Metric selector whose label values are offered, for example `up{cluster=~"$cluster"}`. */
  readonly metric: string;
}

/** To one dashboard by its uid, or to a list of all that carry a tag. */
export type DashboardLink =
  { readonly title: string; readonly dashboard: string } | { readonly title: string; readonly tag: string };

/** Events in the graphs: label matchers, beside the cluster, of what is marked. `namespace="shop"` */
export interface DashboardAnnotations {
  /** Of alerts, which are marked while they fire. @default all but those that only inform */
  readonly alerts?: string;
  /** Of Deployments, which are marked when a new version of their pods begins. @default none are marked */
  readonly deployments?: string;
}

export interface DashboardRow {
  readonly title: string;
  readonly panels: readonly Panel[];
  /** Closed at first: its queries are asked only once somebody opens it. @default false */
  readonly collapsed?: boolean;
}

/** What all panels have. */
interface PanelBase {
  readonly title: string;
  /** What the reader sees in it and when it matters. */
  readonly description: string;
  readonly queries: readonly PanelQuery[];
  /** Columns of 24. @default 12 for time series and logs, 6 for stats, 24 for tables */
  readonly width?: number;
  /** Rows of 30 pixels. @default 8 for time series, logs and tables, 4 for stats */
  readonly height?: number;
}

/** What panels that show numbers have. */
interface MeasuredBase extends PanelBase {
  /** Unit id of Grafana, for example `s`, `reqps`, `percentunit`, `bytes`. */
  readonly unit: Unit;
  /** Where one goes from a series of the panel. @default none */
  readonly links?: readonly SeriesLink[];
}

export type Panel =
  | (MeasuredBase & {
      readonly kind: "timeseries" | "stat";
      /** Values at which the colour changes. @default those of the alerts on the same series, see `withAlertThresholds` */
      readonly thresholds?: Thresholds;
      /** Show the traces behind a metric as dots. @default false */
      readonly exemplars?: boolean;
    })
  | (MeasuredBase & { readonly kind: "table" })
  | (PanelBase & { readonly kind: "logs" });

/** A panel whose numbers have thresholds. */
export type MeasuredPanel = Extract<Panel, { kind: "timeseries" | "stat" }>;

/** Values at which the colour turns from green to orange and red. */
export interface Thresholds {
  readonly warning?: number;
  readonly critical?: number;
  /** Which side of them is bad. @default "below" where the critical value is the lower one, else "above" */
  readonly bad?: "above" | "below";
}

/**
 * Where one goes from a series: to the logs or traces behind it, or to another dashboard. Labels of the series stand in
 * queries as `${label}`: `{cluster="${cluster}", namespace="${namespace}"}`.
 */
export type SeriesLink =
  | { readonly title: string; readonly explore: "loki" | "tempo"; readonly expr: string }
  | {
      readonly title: string;
      readonly dashboard: string;
      /** Variables of that dashboard that take the value of the label of the same name. */
      readonly labels?: readonly string[];
    };

/** One query of a panel. */
export interface PanelQuery {
  /** PromQL for Prometheus, LogQL for Loki, TraceQL for Tempo. */
  readonly expr: string;
  /** @default "prometheus" */
  readonly datasource?: "prometheus" | "loki" | "tempo";
  /** Legend with labels in double braces, for example `{{namespace}}`; in a table the title of the column. */
  readonly legend?: string;
  /** Unit of the column, in a table whose columns differ. @default that of the panel */
  readonly unit?: Unit;
}
