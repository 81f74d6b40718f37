import type { Duration } from "../../core/duration";
import type { Binary, Call, ComparisonOperator, PromqlExpression } from "../promql/ast";
import { partsOfKind } from "../promql/walk";

/** An alert's condition on how many events a window has seen: `sum(increase(x[5m])) > 0`. */
export interface CountedEvents {
  readonly comparison: Binary;
  readonly call: Call;
  readonly window: Duration;
  /** How many events the condition waits for; undefined when that is no plain number. */
  readonly threshold?: number;
}

/** Functions of how much happened in a window, rather than how fast it happens. */
const COUNTING = ["increase", "changes", "resets"];

const EXCEEDED: readonly ComparisonOperator[] = [">", ">=", "!="];

/** Every such condition of an expression. */
export function countedEvents(expression: PromqlExpression): CountedEvents[] {
  return partsOfKind(expression, "binary").flatMap((comparison) => {
    const { operator, left, right } = comparison;
    if (!EXCEEDED.some((each) => each === operator)) return [];
    const threshold = right.kind === "number" ? right.value : undefined;
    return countingCalls(left).flatMap((call) => {
      const [over] = call.arguments;
      const window = over?.kind === "range" || over?.kind === "subquery" ? over.range : undefined;
      return window ? [{ comparison, call, window, ...(threshold !== undefined && { threshold }) }] : [];
    });
  });
}

/** Counting calls whose result is compared as it is or as a sum. */
function countingCalls(expression: PromqlExpression): Call[] {
  if (expression.kind === "aggregation") return expression.arguments.flatMap(countingCalls);
  if (expression.kind === "binary" && ["+", "or", "and", "unless"].includes(expression.operator)) {
    return [expression.left, expression.right].flatMap(countingCalls);
  }
  return expression.kind === "call" && COUNTING.includes(expression.function) ? [expression] : [];
}
