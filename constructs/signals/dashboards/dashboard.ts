import type { Duration } from "../../core/duration";

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

export interface DashboardRow {
  readonly title: string;
  readonly panels: readonly Panel[];
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

export type Panel =
  | (PanelBase & {
      readonly kind: "timeseries" | "stat";
      /** Unit id of Grafana, for example `s`, `reqps`, `percentunit`, `bytes`. */
      readonly unit: string;
      /** Values at which the colour turns from green to orange and red. */
      readonly thresholds?: { readonly warning?: number; readonly critical?: number };
      /** Show the traces behind a metric as dots. @default false */
      readonly exemplars?: boolean;
    })
  | (PanelBase & { readonly kind: "table"; readonly unit: string })
  | (PanelBase & { readonly kind: "logs" });

/** One query of a panel. */
export interface PanelQuery {
  /** PromQL for Prometheus, LogQL for Loki, TraceQL for Tempo. */
  readonly expr: string;
  /** @default "prometheus" */
  readonly datasource?: "prometheus" | "loki" | "tempo";
  /** Legend with labels in double braces, for example `{{namespace}}`. */
  readonly legend?: string;
}
