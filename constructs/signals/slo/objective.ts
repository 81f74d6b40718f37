import type { Duration } from "../../core/duration";
import { fail } from "../../core/errors";
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
  /** How far the budget looks back. @default 30 days, or as long as Prometheus keeps samples if that is less */
  readonly period?: Duration;
  /** When somebody is told. @default those of the SRE workbook, or sloth's for a week */
  readonly windows?: readonly BurnWindow[];
}

/** What all objectives hold. */
interface Stated extends ObjectiveOptions {
  /** Percent of what must be good, strictly between 0 and 100. */
  readonly percent: number;
}

/** So many percent of the events are good: what {@link availability} gives. */
export interface AvailabilityObjective extends Stated {
  readonly kind: "availability";
  /** @default the events of the service */
  readonly of?: BadEvents | GoodEvents | LineEvents;
}

/** So many percent of the events take at most a time: what {@link latency} gives. */
export interface LatencyObjective extends Stated {
  readonly kind: "latency";
  /** Bound of an existing bucket. */
  readonly under: Duration;
  /** @default the durations of the service */
  readonly of?: Histogram;
}

/** In so many percent of the time enough events happen: what {@link throughput} gives. */
export interface ThroughputObjective extends Stated {
  readonly kind: "throughput";
  /** Events per second. */
  readonly atLeast: number;
  /** Selector of counters without a range. @default all events of the service */
  readonly of?: string;
}

/** In so many percent of the time a value is as it should be: what {@link timeSlices} gives. */
export interface TimeSlicesObjective extends Stated {
  readonly kind: "time-slices";
  /** PromQL of one value per cluster. */
  readonly of: string;
  /** What a good value is like. */
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

/** How the bounds of a good value are called, and what OpenSLO calls them. */
const BOUNDS = { atMost: "lte", below: "lt", atLeast: "gte", above: "gt" } as const;

type BoundName = keyof typeof BOUNDS;

/** What a good value is like; exactly one of the four. */
export type BoundOption = {
  [Name in BoundName]: Readonly<Record<Name, number>> & Readonly<Partial<Record<Exclude<BoundName, Name>, never>>>;
}[BoundName];

/**
 * In so many percent of the time a value is as it should be:
 * `timeSlices(99, { of: "min by (cluster) (probe_success)", atLeast: 1 })`.
 * @throws BelvedereError unless there is exactly one bound
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

function boundFrom(option: Readonly<Partial<Record<BoundName, number>>>): Bound {
  const given = (Object.keys(BOUNDS) as BoundName[]).flatMap((name) => {
    const value = option[name];
    return value === undefined ? [] : [{ name, value }];
  });
  const [bound] = given;
  if (bound && given.length === 1) return { op: BOUNDS[bound.name], value: bound.value };
  return fail({
    at: "timeSlices",
    value: given.map(({ name }) => name).join(", "),
    problem: "is not one bound for the value",
    fix: "Say one of atMost, below, atLeast and above",
  });
}
