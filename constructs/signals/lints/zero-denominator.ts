import type { Binary, PromqlExpression, VectorSelector } from "../promql/ast";
import { isComparison } from "../promql/ast";
import { typeOf } from "../promql/types";
import { partsOfKind, selectorsOf } from "../promql/walk";
import { aggregatedBy, isRising, numberOf, scaledOf, smoothedBy } from "./arithmetic";
import { type Condition, conditionsOf, EXCEEDED } from "./conditions";
import type { KnownSeries } from "./known-series";
import { alertOf, type Finding, type Lint } from "./lint";

/** A limit of zero means that there is none, and what is divided by it is infinite. */
export const zeroDenominator: Lint = {
  code: "zero-denominator",
  reason: "A limit of 0 stands for no limit at all, and what is divided by it is above every threshold.",
  find: (query) => {
    if (!alertOf(query)) return [];
    return alternativesOf(query.expression).flatMap((expression) => infinite(expression, query.series));
  },
};

/** A guard in one alternative says nothing about another. */
function alternativesOf(expression: PromqlExpression): PromqlExpression[] {
  const split = expression.kind === "binary" && expression.operator === "or";
  return split ? [expression.left, expression.right].flatMap(alternativesOf) : [expression];
}

function infinite(expression: PromqlExpression, series: KnownSeries): Finding[] {
  const conditions = conditionsOf(expression);
  const finite = conditions.filter(excludesInfinity).flatMap((condition) => boundsUnder(condition, series));
  return conditions
    .filter(({ operator }) => EXCEEDED.includes(operator))
    .filter((condition) => !excludesInfinity(condition))
    .flatMap((condition) => boundsUnder(condition, series))
    .filter(({ metric }) => !finite.some((bound) => bound.metric === metric) && !isGuarded(expression, metric))
    .map(({ at, metric }) => ({
      at,
      problem: `${metric} is 0 where there is no limit, and the quotient infinite`,
      fix: `Leave those out: … / (${metric} > 0)`,
    }));
}

/** `… < Inf`, and whatever else only a finite value meets. */
function excludesInfinity({ operator, right }: Condition): boolean {
  if (typeOf(right) !== "scalar") return false;
  const isInfinite = numberOf(right) === Infinity;
  return operator === "<" || (operator === "<=" && !isInfinite) || (operator === "!=" && isInfinite);
}

/** A limit that a value under a condition is divided by. */
interface Bound {
  readonly at: PromqlExpression;
  readonly metric: string;
}

function boundsUnder({ left }: Condition, series: KnownSeries): Bound[] {
  return quotientsOf(left).flatMap(({ right }) => boundsOf(right, series).map((metric) => ({ at: right, metric })));
}

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
  return metric !== undefined && series.of(metric)?.zeroMeansNone ? [metric] : [];
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
