import { SCRAPED_LABELS } from "../identity";
import type { Metric, MetricKind } from "../metric";

/** What is known of a metric beside its name: kind, labels of its own, unit. */
export interface Described<K extends MetricKind = MetricKind, L extends string = string> {
  readonly kind: K;
  readonly labels: readonly L[];
  readonly help: string;
  readonly unit?: Unit;
  readonly bornAtOne?: boolean;
  readonly zeroMeansNone?: boolean;
}

/** Base units, as in OpenMetrics. */
export type Unit = "seconds" | "bytes" | "ratio" | "celsius";

/** Metrics of one source, by name. */
export type Descriptions = Readonly<Record<string, Described>>;

/** What one program exposes. */
export interface Catalogue<D extends Descriptions = Descriptions> {
  /** Program and version, and where the names were read. */
  readonly source: string;
  readonly metrics: D;
  /** Labels of a series beside those of the target and of the metric itself. */
  readonly labels: readonly string[];
  /** Labels that only some of the series have. */
  readonly sometimes?: readonly string[];
}

/**
 * What a program exposes, for `selectors` and for the `metrics` of a pack:
 *
 * ```ts
 * const SHOP = catalogue("shop 2.1", { payments_processed_total: counter("Payments.", ["status"]) });
 * ```
 * @param source program and version, and where the names were read
 * @param labels of each series beside those of the target and of the metric. @default what a monitor writes
 * @param sometimes labels of the metrics that only some of the series have. @default none
 */
export function catalogue<const D extends Descriptions>(
  source: string,
  metrics: D,
  labels: readonly string[] = SCRAPED_LABELS,
  sometimes?: readonly string[],
): Catalogue<D> {
  return { source, metrics, labels, ...(sometimes && { sometimes }) };
}

interface CounterOptions {
  readonly unit?: Unit;
  /** Series appear with their first event, see {@link Metric.bornAtOne}. @default false */
  readonly bornAtOne?: boolean;
}

/** Something that only grows. */
export function counter<const L extends string = never>(
  help: string,
  labels: readonly L[] = [],
  options: CounterOptions = {},
): Described<"counter", L> {
  return { kind: "counter", labels, help, ...options };
}

/** Something that goes up and down. */
export function gauge<const L extends string = never>(
  help: string,
  labels: readonly L[] = [],
  unit?: Unit,
): Described<"gauge", L> {
  return { kind: "gauge", labels, help, ...(unit && { unit }) };
}

/** A gauge that bounds another value, and is 0 where there is no bound. */
export function limit<const L extends string = never>(
  help: string,
  labels: readonly L[] = [],
  unit?: Unit,
): Described<"gauge", L> {
  return { ...gauge(help, labels, unit), zeroMeansNone: true };
}

/** Observations in buckets: `…_bucket`, `…_sum` and `…_count`. */
export function histogram<const L extends string = never>(
  help: string,
  labels: readonly L[] = [],
  unit: Unit = "seconds",
): Described<"histogram", L> {
  return { kind: "histogram", labels, help, unit };
}

/** Observations with quantiles that the program computed itself, `…_sum` and `…_count`. */
export function summary<const L extends string = never>(
  help: string,
  labels: readonly L[] = [],
  unit: Unit = "seconds",
): Described<"summary", L> {
  return { kind: "summary", labels, help, unit };
}

/** A constant 1 whose labels are what it is about. */
export function info<const L extends string = never>(help: string, labels: readonly L[] = []): Described<"info", L> {
  return { kind: "info", labels, help };
}

/** The metrics of catalogues as a pack names them. */
export function metricsOf(...catalogues: readonly Catalogue[]): Metric[] {
  return catalogues.flatMap(({ source, metrics, labels, sometimes }) =>
    Object.entries(metrics).map(([name, described]) => ({
      ...described,
      name,
      source,
      labels: [...new Set([...labels, ...described.labels])],
      ...(sometimes && { sometimes }),
    })),
  );
}
