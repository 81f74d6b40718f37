import type { Binary, ComparisonOperator, PromqlExpression, VectorSelector } from "../promql/ast";
import { isComparison } from "../promql/ast";
import { typeOf } from "../promql/types";
import { partsOfKind, selectorsOf } from "../promql/walk";
import { aggregatedBy, isRising, scaledOf, smoothedBy } from "./arithmetic";
import { conditionsOf } from "./conditions";
import type { KnownSeries } from "./known-series";
import { alertOf, type Lint } from "./lint";

const EXCEEDED: readonly ComparisonOperator[] = [">", ">=", "!="];

/** Names of gauges in which 0 stands for "none". */
const BOUND = /(?:^|_)(?:limits?|quota)(?:_|$)|(?:^|_)max_\w*bytes$/;

/** A limit of zero means that there is none, and what is divided by it is infinite. */
export const zeroDenominator: Lint = {
  code: "zero-denominator",
  reason: "A limit of 0 stands for no limit at all, and what is divided by it is above every threshold.",
  find: (query) => {
    if (!alertOf(query)) return [];
    const { expression, series } = query;
    return conditionsOf(expression)
      .filter(({ operator }) => EXCEEDED.includes(operator))
      .flatMap(({ left }) => quotientsOf(left))
      .flatMap(({ right }) => boundsOf(right, series).map((metric) => ({ right, metric })))
      .filter(({ metric }) => !isGuarded(expression, metric))
      .map(({ right, metric }) => ({
        at: right,
        problem: `${metric} is 0 where there is no limit, and the quotient infinite`,
        fix: `Leave those out: … / (${metric} > 0)`,
      }));
  },
};

/** Quotients whose value reaches the comparison, in the order in which they are written. */
function quotientsOf(expression: PromqlExpression): Binary[] {
  const inner = aggregatedBy(expression) ?? smoothedBy(expression);
  if (inner) return quotientsOf(inner);
  if (expression.kind !== "binary") return [];
  const scaled = scaledOf(expression);
  if (scaled) return isRising(scaled) ? quotientsOf(scaled.vector) : [];
  if (expression.operator === "/") return [expression];
  return [expression.left, expression.right].flatMap(quotientsOf);
}

/** Limits that a denominator consists of; none where they are compared first. */
function boundsOf(expression: PromqlExpression, series: KnownSeries): string[] {
  const selector = plain(expression);
  const metric = selector?.metric;
  return metric !== undefined && BOUND.test(metric) && series.of(metric)?.kind === "gauge" ? [metric] : [];
}

function plain(expression: PromqlExpression): VectorSelector | undefined {
  if (expression.kind === "selector") return expression;
  const inner = aggregatedBy(expression) ?? smoothedBy(expression);
  if (inner) return plain(inner);
  const scaled = expression.kind === "binary" ? scaledOf(expression) : undefined;
  return scaled && (scaled.operator === "*" || scaled.operator === "/") ? plain(scaled.vector) : undefined;
}

/** Whether the limit is compared with a number somewhere: `… and limit > 0`. */
function isGuarded(expression: PromqlExpression, metric: string): boolean {
  return partsOfKind(expression, "binary").some(
    ({ operator, left, right }) =>
      isComparison(operator) &&
      (typeOf(left) === "scalar" || typeOf(right) === "scalar") &&
      [left, right].some((side) => plain(side)?.metric === metric) &&
      selectorsOf(left).length + selectorsOf(right).length === 1,
  );
}
