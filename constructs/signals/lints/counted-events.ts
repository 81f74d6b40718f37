import type { Duration } from "../../core/duration";
import type { Binary, Call, PromqlExpression } from "../promql/ast";
import { isRising, numberOf, type Scaled, scaledOf, smoothedBy } from "./arithmetic";
import { type Condition, conditionsOf, EXCEEDED } from "./conditions";

/** An alert's condition on what a window has seen: `sum(increase(x[5m])) > 0`. */
export interface CountedEvents {
  readonly comparison: Binary;
  readonly call: Call;
  readonly window: Duration;
  /** What the condition waits for, in the unit of the call; undefined when that is no plain number. */
  readonly threshold?: number;
}

/** Functions of how much happened in a window, rather than how fast it happens. */
const COUNTING = ["increase", "changes", "resets"];

/** How fast it happens says whether anything did when it is compared with zero. */
const SPEEDS = ["rate", "irate"];

/** Conditions on how many events a window has seen. */
export function countedEvents(expression: PromqlExpression): CountedEvents[] {
  return conditionsOf(expression)
    .filter(({ operator }) => EXCEEDED.includes(operator))
    .flatMap(windowsOf)
    .filter(
      ({ call, threshold }) => COUNTING.includes(call.function) || (SPEEDS.includes(call.function) && threshold === 0),
    );
}

/** Conditions that one sample within a window fulfils: `count_over_time(x[5m]) > 0`. */
export function countedSamples(expression: PromqlExpression): CountedEvents[] {
  return conditionsOf(expression)
    .filter(({ operator }) => EXCEEDED.includes(operator))
    .flatMap(windowsOf)
    .filter(({ call, threshold }) => call.function === "count_over_time" && threshold !== undefined && threshold <= 1);
}

function windowsOf({ comparison, left, right }: Condition): CountedEvents[] {
  return calls(left, numberOf(right)).map((found) => ({ comparison, ...found }));
}

/** Calls whose result is compared as it is, as a sum, rounded or scaled, each with its own share of the threshold. */
function calls(expression: PromqlExpression, threshold: number | undefined): Omit<CountedEvents, "comparison">[] {
  if (expression.kind === "aggregation") return expression.arguments.flatMap((each) => calls(each, threshold));
  const rounded = smoothedBy(expression);
  if (rounded) return calls(rounded, threshold);
  if (expression.kind === "binary") {
    const { operator, left, right } = expression;
    const scaled = scaledOf(expression);
    if (scaled) return isRising(scaled) ? calls(scaled.vector, unscaled(scaled, threshold)) : [];
    if (!["+", "or", "and", "unless"].includes(operator)) return [];
    return [left, right].flatMap((each) => calls(each, threshold));
  }
  if (expression.kind !== "call") return [];
  const over = expression.arguments.at(-1);
  const window = over?.kind === "range" || over?.kind === "subquery" ? over.range : undefined;
  return window ? [{ call: expression, window, ...(threshold !== undefined && { threshold }) }] : [];
}

/** The limit of a vector for which what is calculated from it, and rises with it, meets another limit. */
function unscaled({ operator, scalar }: Scaled, limit: number | undefined): number | undefined {
  const number = numberOf(scalar);
  if (number === undefined || limit === undefined) return undefined;
  if (operator === "*") return limit / number;
  if (operator === "/") return limit * number;
  return operator === "+" ? limit - number : limit + number;
}
