import { type Duration, minutes, seconds } from "../../../core/duration";
import { fires, silent } from "../../../signals/rules/builders";
import type { AlertCase } from "../../../signals/rules/rule";
import type { Drawing, Replacement } from "./replacement";

/** A rule as it will be, for its cases. */
export interface Situation {
  readonly cluster: string;
  readonly limit: number;
  readonly side: "above" | "below";
  readonly for: Duration;
  /** How far the severity in question looks ahead; undefined where it does not. */
  readonly forecast: Duration | undefined;
}

/** Share of the way to the nearest bound that lies between the limit and what the cases look at. */
const MARGIN = 0.05;

/** Rates look back up to five minutes. */
const WARM_UP = minutes(10);

/** Cases of a rule at its limit: it fires just beyond it and after it has lasted, and only then. */
export function thresholdCases(replacement: Replacement, situation: Situation): AlertCase[] {
  const { cluster, forecast } = situation;
  const holds = situation.for;
  const late = holds.plus(WARM_UP);
  const labels = { cluster, ...replacement.labels };
  const beyond = drawing(situation, true, late);
  const early = holds.times(0.5);
  return [
    fires("just beyond its limit", replacement.series(beyond), late, labels),
    silent("just inside its limit", replacement.series(drawing(situation, false, late)), late),
    ...(early.milliseconds > 0
      ? [silent("before it has lasted", replacement.series(drawing(situation, true, early)), early)]
      : []),
    ...(forecast
      ? [
          silent(
            "while it stays as it is",
            replacement.series(drawing({ ...situation, forecast: undefined }, true, late)),
            late,
          ),
        ]
      : []),
    ...Object.entries(replacement.spares ?? {}).map(([when, spare]) =>
      silent(when, { ...replacement.series(beyond), ...spare(beyond) }, late),
    ),
  ];
}

function drawing(situation: Situation, beyond: boolean, at: Duration): Drawing {
  const { cluster, limit, side, forecast } = situation;
  const margin = MARGIN * (limit < 1 ? Math.min(limit, 1 - limit) : limit);
  const value = limit + ((side === "above") === beyond ? margin : -margin);
  const count = Math.ceil(inMinutes(at)) + 5;
  const constant = (each: number): string => `${plain(each)}x${count}`;
  const steady = (step: number): string => `0+${plain(step)}x${count}`;
  return {
    cluster,
    value,
    limit,
    at,
    gauge: (times) =>
      forecast
        ? shrinking(value * times, beyond ? seconds(0) : at, runsOut(situation.for, forecast), count)
        : constant(value * times),
    counter: (times) => steady(value * times),
    steady,
    constant,
  };
}

/** When nothing is left: after the alert has lasted, and soon enough to be foreseen from its first evaluation on. */
function runsOut(holds: Duration, forecast: Duration): Duration {
  return WARM_UP.plus(holds.plus(forecast).times(0.5));
}

/** A gauge that has a value at some time, and goes down to nothing. */
function shrinking(value: number, at: Duration, end: Duration, count: number): string {
  const step = value / (inMinutes(end) - inMinutes(at));
  return `${plain(step * inMinutes(end))}-${plain(step)}x${count}`;
}

function inMinutes(duration: Duration): number {
  return duration.milliseconds / minutes(1).milliseconds;
}

/** A number as promtool reads it, without the noise of binary fractions. */
function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}
