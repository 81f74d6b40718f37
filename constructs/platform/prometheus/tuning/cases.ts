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
  /** Whether the severity in question asks for a forecast. */
  readonly forecast: boolean;
}

/** Share of the way to the nearest bound that lies between the limit and what the cases look at. */
const MARGIN = 0.05;

/** Rates look back up to five minutes. */
const WARM_UP = minutes(10);

/** What a forecast is about runs out after so many minutes in the cases, sooner than any forecast looks ahead. */
const RUNS_OUT = 210;

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
            replacement.series(drawing({ ...situation, forecast: false }, true, late)),
            late,
          ),
        ]
      : []),
    ...Object.entries(replacement.spares ?? {}).map(([when, spare]) =>
      silent(when, { ...replacement.series(beyond), ...spare(beyond) }, late),
    ),
  ];
}

function drawing({ cluster, limit, side, forecast }: Situation, beyond: boolean, at: Duration): Drawing {
  const margin = MARGIN * (limit < 1 ? Math.min(limit, 1 - limit) : limit);
  const value = limit + ((side === "above") === beyond ? margin : -margin);
  const count = Math.ceil(at.milliseconds / minutes(1).milliseconds) + 5;
  const constant = (each: number): string => `${plain(each)}x${count}`;
  const steady = (step: number): string => `0+${plain(step)}x${count}`;
  return {
    cluster,
    value,
    limit,
    at,
    gauge: (times) => (forecast ? shrinking(value * times, beyond ? seconds(0) : at, count) : constant(value * times)),
    counter: (times) => steady(value * times),
    steady,
    constant,
  };
}

/** A gauge that has a value at some time, and goes down to nothing. */
function shrinking(value: number, at: Duration, count: number): string {
  const step = value / (RUNS_OUT - at.milliseconds / minutes(1).milliseconds);
  return `${plain(step * RUNS_OUT)}-${plain(step)}x${count}`;
}

/** A number as promtool reads it, without the noise of binary fractions. */
function plain(value: number): string {
  return String(Number(value.toPrecision(12)));
}
