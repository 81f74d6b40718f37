import { type Duration, hours, minutes } from "../../core/duration";
import {
  type BadEvents,
  type Bound,
  countsTime,
  type EventIndicator,
  type GoodEvents,
  type TimeIndicator,
} from "./indicator";
import { recorded, RECORDS } from "./series";
import type { Slo } from "./slo";

/** Bad and all events per second over a range, as PromQL with the one label `cluster`. */
export interface Rates {
  readonly errors: string;
  readonly total: string;
}

/** Over which the base records look back, and the shortest window of a burn rate. */
export const SHORTEST_WINDOW = minutes(5);

/**
 * Up to here a window is computed from the counters themselves. Longer ones are sums of what was recorded every 30
 * seconds: a rate over three days would read every sample of every pod at each evaluation.
 */
const LONGEST_DIRECT_WINDOW = hours(6);

/** The share of bad events over a window: events weigh alike, be they of a busy hour or of a quiet night. */
export function errorRatio(slo: Slo, window: Duration): string {
  const { indicator, minimumTraffic } = slo;
  if (!countsTime(indicator) && !window.isLongerThan(LONGEST_DIRECT_WINDOW)) {
    const { errors, total } = eventRates(slo, indicator, window);
    // Without traffic the ratio is absent instead of 0/0, which would poison every sum over it.
    return `${errors} / (${total} > ${minimumTraffic})`;
  }
  const sum = (record: string): string => `sum_over_time(${recorded(record, slo)}[${window.toPrometheus()}])`;
  return `${sum(RECORDS.errors)} / (${sum(RECORDS.total)} > 0)`;
}

/** Rates of events that something counts. */
export function eventRates(slo: Slo, indicator: EventIndicator, range: Duration): Rates {
  return indicator.kind === "lines" ? lineRates(slo, range) : counterRates(indicator, range);
}

function counterRates(indicator: BadEvents | GoodEvents, range: Duration): Rates {
  const rate = (selector: string): string => rateOf(selector, range);
  const total = rate(indicator.total);
  // A service that never failed exposes no series of failures, and one that never succeeded none of successes: those
  // are zero, not unknown.
  if ("bad" in indicator) return { total, errors: `(${rate(indicator.bad)} or 0 * ${total})` };
  return { total, errors: `clamp_min(${total} - (${rate(indicator.good)} or 0 * ${total}), 0)` };
}

/** Events per second of counters, as each cluster has them. */
export function rateOf(selector: string, range: Duration): string {
  return `sum by (cluster) (rate(${selector}[${range.toPrometheus()}]))`;
}

/** Loki's ruler writes one sample a minute with the lines of that minute, and none for a minute without lines. */
function lineRates(slo: Slo, range: Duration): Rates {
  const total = lineRate(RECORDS.totalLines, slo, range);
  return { total, errors: `(${lineRate(RECORDS.errorLines, slo, range)} or 0 * ${total})` };
}

/** The operator that holds for a bad value. */
const OPPOSITE: Record<Bound["op"], string> = { lte: ">", lt: ">=", gte: "<", gt: "<=" };

/** Lines per second of a recorded count. */
export function lineRate(record: string, slo: Slo, range: Duration): string {
  return `sum by (cluster) (sum_over_time(${recorded(record, slo)}[${range.toPrometheus()}])) / ${range.toSeconds()}`;
}

/** The value that moments are judged by. */
export function momentValue(indicator: TimeIndicator): string {
  if (indicator.kind === "slices") return indicator.value;
  return `sum by (cluster) (rate(${indicator.total}[${SHORTEST_WINDOW.toPrometheus()}]))`;
}

/** 1 in a bad moment, 0 in a good one, nothing where the value is NaN: that is not even at most infinite. */
export function badMoment(slo: Slo, indicator: TimeIndicator): string {
  const { op, value } = indicator.kind === "slices" ? indicator.bound : atLeast(indicator.atLeast);
  const measured = recorded(RECORDS.value, slo);
  return `(${measured} ${OPPOSITE[op]} bool ${value}) and ${measured} <= Inf`;
}

function atLeast(value: number): Bound {
  return { op: "gte", value };
}
