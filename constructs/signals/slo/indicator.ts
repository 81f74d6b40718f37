/** What an objective counts. Data: the formulas are made of it later. */
export type Indicator = EventIndicator | TimeIndicator;

/** What counts events. */
export type EventIndicator = BadEvents | GoodEvents | LineEvents;

/** What judges moments instead. */
export type TimeIndicator = Throughput | Slices;

/** Events that counters of Prometheus count, with a counter of the bad ones. */
export interface BadEvents {
  readonly kind: "events";
  /** Selector of counters without a range, for example `http_requests_total{status=~"5.."}`. */
  readonly bad: string;
  /** Selector of the counters of all events, good and bad. */
  readonly total: string;
}

/** The same with a counter of the good ones, as the buckets of a histogram are. */
export interface GoodEvents {
  readonly kind: "events";
  readonly good: string;
  readonly total: string;
}

/** Events that are lines of a log, counted once a minute by Loki's ruler. */
export interface LineEvents {
  readonly kind: "lines";
  /** LogQL of the lines of bad events, without a range: `{app="payments"} |= "failed payment"`. */
  readonly bad: string;
  /** LogQL of the lines of all events. */
  readonly total: string;
}

/** Time in which enough happens. */
export interface Throughput {
  readonly kind: "throughput";
  /** Selector of counters without a range. */
  readonly total: string;
  /** Events per second over five minutes; in a moment with fewer the objective is missed. */
  readonly atLeast: number;
}

/** Time in which a value is as it should be. */
export interface Slices {
  readonly kind: "slices";
  /** PromQL of one value per cluster. A moment without a value, or with NaN, is not counted. */
  readonly value: string;
  readonly bound: Bound;
}

/** What a good value is like, in the words of OpenSLO. */
export interface Bound {
  readonly op: "lte" | "lt" | "gte" | "gt";
  readonly value: number;
}

/**
 * Events by Prometheus counters:
 * `events({ bad: 'http_requests_total{code=~"5.."}', total: "http_requests_total" })`.
 */
export function events(selectors: Omit<BadEvents, "kind">): BadEvents;
export function events(selectors: Omit<GoodEvents, "kind">): GoodEvents;
export function events(selectors: Omit<BadEvents, "kind"> | Omit<GoodEvents, "kind">): BadEvents | GoodEvents {
  return { kind: "events", ...selectors };
}

/** Events by lines of logs: `lines({ bad: '{app="pay"} |= "failed payment"', total: '{app="pay"} |= "payment"' })`. */
export function lines(queries: Omit<LineEvents, "kind">): LineEvents {
  return { kind: "lines", ...queries };
}

/** Whether an indicator judges moments instead of counting events. */
export function countsTime(indicator: Indicator): indicator is TimeIndicator {
  return indicator.kind === "throughput" || indicator.kind === "slices";
}
