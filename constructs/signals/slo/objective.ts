import type { Duration } from "../../core/duration";
import type { Histogram } from "./histogram";
import type { BadEvents, Bound, GoodEvents, LineEvents } from "./indicator";
import type { BurnWindow } from "./windows";

/**
 * An objective as people say it. What it is about may be left to the service, so that `availability(99.9)` is a whole
 * sentence; {@link slos} puts the two together.
 */
export type Objective = AvailabilityObjective | LatencyObjective | ThroughputObjective | TimeSlicesObjective;

/** What can be said about every objective. */
export interface ObjectiveOptions {
  /** Label `slo` of its series, unique for a service. @default `availability`, `latency`, `throughput`, `time-slices` */
  readonly name?: string;
  /** The promise in one sentence, without a full stop. @default made of the numbers */
  readonly title?: string;
  /** How far the budget looks back. @default 30 days */
  readonly period?: Duration;
  /** When somebody is told. @default those of the SRE workbook, or sloth's for a week */
  readonly windows?: readonly BurnWindow[];
}

/** What all objectives hold. */
interface Stated extends ObjectiveOptions {
  /** Percent of what must be good, strictly between 0 and 100. */
  readonly percent: number;
}

export interface AvailabilityObjective extends Stated {
  readonly kind: "availability";
  readonly of?: BadEvents | GoodEvents | LineEvents;
}

export interface LatencyObjective extends Stated {
  readonly kind: "latency";
  readonly under: Duration;
  readonly of?: Histogram;
}

export interface ThroughputObjective extends Stated {
  readonly kind: "throughput";
  readonly atLeast: number;
  readonly of?: string;
}

export interface TimeSlicesObjective extends Stated {
  readonly kind: "time-slices";
  readonly of: string;
  readonly bound: Bound;
}

/**
 * So many percent of the events are good: `availability(99.9)`, or
 * `availability(99.5, { of: events({ bad: 'payments_total{status="failed"}', total: "payments_total" }) })`.
 */
export function availability(
  percent: number,
  options: ObjectiveOptions & {
    /** @default the events of the service */
    readonly of?: AvailabilityObjective["of"];
  } = {},
): AvailabilityObjective {
  return { kind: "availability", percent, ...options };
}

/** So many percent of the events take at most a time: `latency(99, { under: ms(300) })`. */
export function latency(
  percent: number,
  options: ObjectiveOptions & {
    /** Bound of an existing bucket. */
    readonly under: Duration;
    /** @default the durations of the service */
    readonly of?: Histogram;
  },
): LatencyObjective {
  return { kind: "latency", percent, ...options };
}

/** In so many percent of the time enough events happen: `throughput(99, { atLeast: 10_000 })`. */
export function throughput(
  percent: number,
  options: ObjectiveOptions & {
    /** Events per second. */
    readonly atLeast: number;
    /** Selector of counters without a range. @default all events of the service */
    readonly of?: string;
  },
): ThroughputObjective {
  return { kind: "throughput", percent, ...options };
}

/** What a good value is like; exactly one of the four. */
export type BoundOption =
  { readonly atMost: number } | { readonly below: number } | { readonly atLeast: number } | { readonly above: number };

/**
 * In so many percent of the time a value is as it should be:
 * `timeSlices(99, { of: "min by (cluster) (probe_success)", atLeast: 1 })`.
 */
export function timeSlices(
  percent: number,
  {
    of,
    name,
    title,
    period,
    windows,
    ...bound
  }: ObjectiveOptions & BoundOption & { /** PromQL of one value per cluster. */ readonly of: string },
): TimeSlicesObjective {
  return { kind: "time-slices", percent, of, name, title, period, windows, bound: boundFrom(bound) };
}

function boundFrom(option: BoundOption): Bound {
  if ("atMost" in option) return { op: "lte", value: option.atMost };
  if ("below" in option) return { op: "lt", value: option.below };
  if ("atLeast" in option) return { op: "gte", value: option.atLeast };
  return { op: "gt", value: option.above };
}
