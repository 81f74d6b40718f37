import { type Binary, type ComparisonOperator, isComparison, type PromqlExpression } from "../promql/ast";
import { typeOf } from "../promql/types";
import { partsOfKind } from "../promql/walk";

/** A comparison that decides whether an alert fires, read with its limit on the right: `0 < x` as `x > 0`. */
export interface Condition {
  readonly comparison: Binary;
  readonly operator: ComparisonOperator;
  readonly left: PromqlExpression;
  readonly right: PromqlExpression;
}

/** Operators of a condition that more than its limit meets. */
export const EXCEEDED: readonly ComparisonOperator[] = [">", ">=", "!="];

/**
 * The comparisons that decide about the result of an expression. What only keeps a quotient from a zero, as in
 * `a / (b > 0)`, is none, and neither is what takes series away after `unless`.
 */
export function conditionsOf(expression: PromqlExpression): Condition[] {
  switch (expression.kind) {
    case "number":
    case "string":
    case "selector":
    case "range":
    case "subquery":
      return [];
    case "unary":
      return conditionsOf(expression.operand);
    case "call":
    case "aggregation":
      return expression.arguments.flatMap(conditionsOf);
    case "binary":
      return [...ownCondition(expression), ...decidingSides(expression).flatMap(conditionsOf)];
  }
}

function ownCondition(comparison: Binary): Condition[] {
  const { operator, left, right } = comparison;
  if (!isComparison(operator)) return [];
  const swapped = typeOf(left) === "scalar" && typeOf(right) !== "scalar";
  if (swapped) return [{ comparison, operator: MIRRORED[operator], left: right, right: left }];
  return [{ comparison, operator, left, right }];
}

/** What stands beside a comparison, on the other side of `and`. */
export function besides(comparison: Binary, expression: PromqlExpression): PromqlExpression[] {
  return partsOfKind(expression, "binary").flatMap(({ operator, left, right }) => {
    if (operator !== "and" || (left !== comparison && right !== comparison)) return [];
    return [left === comparison ? right : left];
  });
}

const MIRRORED: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  "==": "==",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function decidingSides({ operator, left, right }: Binary): PromqlExpression[] {
  return operator === "unless" || operator === "/" ? [left] : [left, right];
}
