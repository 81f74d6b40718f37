import { isComparison, isSetOperator, type PromqlExpression, type VectorSelector } from "../promql/ast";
import { typeOf } from "../promql/types";
import { partsOfKind } from "../promql/walk";
import { aggregatedBy, levelledBy, scaledOf } from "./arithmetic";
import type { Lint } from "./lint";

/** They take every fall of a value for a restart of the counter. */
const FOR_COUNTERS = ["rate", "irate", "increase", "resets"];

/** `rate` takes every fall of a gauge for a reset: it is large while the value goes down. */
export const rateOfGauge: Lint = {
  code: "rate-of-gauge",
  reason: "Functions for counters take every fall of a gauge for a restart and count it as growth.",
  find: ({ expression, series }) =>
    partsOfKind(expression, "call")
      .filter(({ function: name }) => FOR_COUNTERS.includes(name))
      .flatMap((call) =>
        call.arguments.flatMap(ownValues).flatMap(({ metric }) => {
          const kind = series.of(metric)?.kind;
          if (kind !== "gauge" && kind !== "summary") return [];
          const fix = "Use delta or deriv for its growth, or avg_over_time for its level";
          return [{ at: call, problem: `${call.function} is for counters, and ${metric} is a ${kind}`, fix }];
        }),
      ),
};

/** Selectors whose own values, added up or chosen from, are looked at. A quotient of two is something else. */
function ownValues(expression: PromqlExpression): VectorSelector[] {
  if (expression.kind === "selector") return [expression];
  if (expression.kind === "range") return [expression.selector];
  if (expression.kind === "subquery") return ownValues(expression.operand);
  if (expression.kind === "binary") {
    const { operator, left, right } = expression;
    if (operator === "or") return [left, right].flatMap(ownValues);
    if (isSetOperator(operator) || (isComparison(operator) && !expression.bool)) {
      return ownValues(typeOf(left) === "scalar" ? right : left);
    }
    const scaled = scaledOf(expression);
    return scaled ? ownValues(scaled.vector) : [];
  }
  const inner = aggregatedBy(expression) ?? levelledBy(expression);
  return inner ? ownValues(inner) : [];
}
