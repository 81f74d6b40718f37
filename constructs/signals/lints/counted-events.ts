import type { Duration } from "../../core/duration";
import type { Call, ComparisonOperator, PromqlExpression } from "../promql/ast";
import { isRising, numberOf, type Scaled, scaledOf, smoothedBy } from "./arithmetic";
import { type Condition, conditionsOf } from "./conditions";

/** An alert's condition on what a window has seen: `sum(increase(x[5m])) > 0`. */
export interface CountedEvents {
  readonly call: Call;
  readonly window: Duration;
  /** What the condition waits for, in the unit of the call; undefined when that is no plain number. */
  readonly threshold?: number;
}

/** Functions of how much happened in a window, rather than how fast it happens. */
const COUNTING = ["increase", "changes", "resets"];

/** How fast it happens says whether anything did when it is compared with zero. */
const SPEEDS = ["rate", "irate"];

/** Functions that remember the one moment at which a condition held. */
const REMEMBERING: Readonly<Record<string, readonly ComparisonOperator[]>> = {
  count_over_time: [">", ">=", "!="],
  max_over_time: [">", ">="],
  min_over_time: ["<", "<="],
};

const EXCEEDED: readonly ComparisonOperator[] = [">", ">=", "!="];

/** Conditions on how many events a window has seen. */
export function countedEvents(expression: PromqlExpression): CountedEvents[] {
  return conditionsOf(expression)
    .filter(({ operator }) => EXCEEDED.includes(operator))
    .flatMap(windowsOf)
    .filter(
      ({ call, threshold }) => COUNTING.includes(call.function) || (SPEEDS.includes(call.function) && threshold === 0),
    );
}

/** Conditions that one moment within a window fulfils. */
export function rememberedMoments(expression: PromqlExpression): CountedEvents[] {
  return conditionsOf(expression).flatMap((condition) =>
    windowsOf(condition).filter(({ call }) => REMEMBERING[call.function]?.includes(condition.operator)),
  );
}

function windowsOf({ left, right }: Condition): CountedEvents[] {
  return calls(left, numberOf(right));
}

/** Calls whose result is compared as it is, as a sum, rounded or scaled, each with its own share of the threshold. */
function calls(expression: PromqlExpression, threshold: number | undefined): CountedEvents[] {
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
