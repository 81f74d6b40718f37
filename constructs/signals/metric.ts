/** What a metric counts or measures, after the Prometheus exposition format. */
export type MetricKind = "counter" | "gauge" | "histogram" | "summary" | "info";

/** One entry of the catalogue of metrics: what exists, with the labels a stored series carries. */
export interface Metric {
  readonly name: string;
  readonly kind: MetricKind;
  /** Base unit, as in OpenMetrics: `seconds`, `bytes`, `ratio`; undefined for plain counts. */
  readonly unit?: string;
  /** Labels after relabelling, beside `cluster`, `environment`, `job` and `instance`. */
  readonly labels: readonly string[];
  /** Those of the labels that only some of the series have, as with the kubelet's among those of other targets. @default none */
  readonly sometimes?: readonly string[];
  /**
   * Whether a series of this counter appears with its first event and so begins at 1: `increase` and `rate` never see
   * that event. So are most counters with labels of their own. @default false: it is there from the start, at 0
   */
  readonly bornAtOne?: boolean;
  /** Whether it bounds another value and is 0 where there is no bound. @default false */
  readonly zeroMeansNone?: boolean;
  readonly help: string;
  /** Program and version that exposes it, where the names were read. */
  readonly source: string;
}
