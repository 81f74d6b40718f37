import { type Series, series } from "../rules/builders";
import { exampleOf, type ExampleSeries, examplesOf } from "./example";
import type { BadEvents, Bound, GoodEvents, Slices, Throughput } from "./indicator";
import { clean } from "./numbers";
import { labelsOf, RECORDS } from "./series";
import type { Slo } from "./slo";

/** A stretch of time in which a share of what happens is bad. */
export interface Phase {
  readonly minutes: number;
  readonly bad: number;
}

/** Series for the cases of an objective's alerts, in promtool's notation with one sample a minute. */
export interface Input {
  readonly during: (...phases: readonly Phase[]) => Series;
  /** As quiet as it gets: no event at all. Undefined where silence is no case of its own. */
  readonly idle?: (minutes: number) => Series;
  /** Whether any share can be bad; a moment is good or bad as a whole. */
  readonly divisible: boolean;
}

/** Events per minute: so many that even a window of six hours of which only minutes are there is above the floor. */
function busy({ minimumTraffic }: Slo): number {
  return Math.max(6000, minimumTraffic * 60 * 100);
}

export function inputOf(slo: Slo, cluster: string): Input {
  const { indicator } = slo;
  switch (indicator.kind) {
    case "events":
      return eventInput(indicator, cluster, busy(slo));
    case "lines":
      return lineInput(slo, cluster);
    case "throughput":
      return throughputInput(indicator, cluster);
    case "slices":
      return sliceInput(slo, indicator, cluster);
  }
}

function eventInput(indicator: BadEvents | GoodEvents, cluster: string, perMinute: number): Input {
  const isBad = "bad" in indicator;
  const { part, rest, included } = required(examplesOf(isBad ? indicator.bad : indicator.good, indicator.total));
  const one = ({ metric, labels }: ExampleSeries): string => series(metric, { cluster, ...labels });
  const during = (...phases: readonly Phase[]): Series => {
    const share = ({ bad }: Phase): number => (isBad ? bad : 1 - bad);
    const others = (phase: Phase): number => (included ? 1 - share(phase) : 1);
    return {
      [one(part)]: counter(phases, (phase) => share(phase) * perMinute),
      [one(rest)]: counter(phases, (phase) => others(phase) * perMinute),
    };
  };
  const idle = (minutes: number): Series => ({ [one(part)]: `7x${minutes}`, [one(rest)]: `7x${minutes}` });
  return { during, idle, divisible: true };
}

/** Loki's ruler counts the lines; what reaches Prometheus is the number of each minute. */
function lineInput(slo: Slo, cluster: string): Input {
  const labels = { cluster, ...labelsOf(slo) };
  const perMinute = busy(slo);
  const during = (...phases: readonly Phase[]): Series => ({
    [series(RECORDS.errorLines, labels)]: gauge(phases, ({ bad }) => bad * perMinute),
    [series(RECORDS.totalLines, labels)]: gauge(phases, () => perMinute),
  });
  return { during, idle: () => ({}), divisible: true };
}

/** A counter that is born grows too slowly at first, in the eyes of a rate; a service at work has that behind it. */
function throughputInput({ total, atLeast }: Throughput, cluster: string): Input {
  const { metric, labels } = required(exampleOf(total));
  const perMinute = ({ bad }: Phase): number => atLeast * 60 * (bad > 0 ? 0.9 : 1.1);
  const during = (...phases: readonly Phase[]): Series => {
    const past = phases[0]?.bad === 0 ? perMinute(phases[0]) * 4 : 0;
    return { [series(metric, { cluster, ...labels })]: counter(phases, perMinute, past) };
  };
  return { during, divisible: false };
}

/** The expression behind the value can be anything, so the value itself is given. */
function sliceInput(slo: Slo, { bound }: Slices, cluster: string): Input {
  const name = series(RECORDS.value, { cluster, ...labelsOf(slo) });
  const during = (...phases: readonly Phase[]): Series => ({
    [name]: gauge(phases, ({ bad }) => beside(bound, bad > 0)),
  });
  return { during, divisible: false };
}

/** A value a tenth, or one where that is nothing, beyond the bound or within it. */
function beside({ op, value }: Bound, bad: boolean): number {
  const distance = Math.abs(value) / 10 || 1;
  const upwards = (op === "lt" || op === "lte") === bad;
  return clean(upwards ? value + distance : value - distance);
}

/** A counter that begins at zero and grows evenly within each phase, after a leap in its first minute. */
export function counter<P extends { readonly minutes: number }>(
  phases: readonly P[],
  perMinute: (phase: P) => number,
  leap = 0,
): string {
  let value = leap;
  const parts = phases.map((phase) => {
    const step = clean(perMinute(phase));
    const part = `${clean(value + step)}+${step}x${phase.minutes - 1}`;
    value = clean(value + step * phase.minutes);
    return part;
  });
  return ["0", ...parts].join(" ");
}

/** A value that stays as it is within each phase; the first sample is the one before the first minute. */
function gauge(phases: readonly Phase[], value: (phase: Phase) => number): string {
  return ["_", ...phases.map((phase) => `${clean(value(phase))}x${phase.minutes - 1}`)].join(" ");
}

/** For what the checks of an objective have established. */
function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("an objective without an example passed the checks");
  return value;
}
