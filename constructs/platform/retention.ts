import type { Duration } from "../core/duration";

/** How long telemetry is kept: one object per environment that reaches every component. */
export interface Retention {
  readonly metrics: MetricsRetention;
  readonly logs: LogRetention;
  /** Traces, whole. */
  readonly traces: Duration;
}

/** Metrics: where rules look, and then in the object store in three resolutions. */
export interface MetricsRetention {
  /** Raw samples on the volumes of each Prometheus. Rules see no further back. */
  readonly local: Duration;
  /** Samples as they were scraped, in the object store. At least 3 days. */
  readonly raw: Duration;
  /** One sample for each 5 minutes. At least 15 days, and not less than `raw`. @default as `raw` */
  readonly fiveMinutes?: Duration;
  /** One sample for each hour. Not less than `fiveMinutes`. @default as `fiveMinutes` */
  readonly hourly?: Duration;
}

/** Log lines, in the object store: one period for all, and others for single streams and tenants. */
export interface LogRetention {
  /** What is not listed below. At least 24 hours, Loki's documented minimum. */
  readonly period: Duration;
  /** Streams kept for another period, by label selector. @default none */
  readonly streams?: readonly StreamRetention[];
  /** Tenants kept for another period, by tenant id. @default none */
  readonly tenants?: Readonly<Record<string, Duration>>;
}

/** Streams of log lines that are kept for a period of their own, longer or shorter. */
export interface StreamRetention {
  /** LogQL stream selector with label matchers only, for example `{namespace="kube-system"}`. */
  readonly selector: string;
  /** At least 24 hours. */
  readonly period: Duration;
  /** Where several selectors match a stream, the largest priority wins. @default 1 */
  readonly priority?: number;
}
