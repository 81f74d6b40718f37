import type { ArithmeticOperator, Binary, PromqlExpression } from "../promql/ast";
import { isComparison, isSetOperator } from "../promql/ast";
import { typeOf } from "../promql/types";

/** The value of a plain number, signed or not. */
export function numberOf(expression: PromqlExpression): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind !== "unary") return undefined;
  const value = numberOf(expression.operand);
  return value === undefined || expression.operator === "+" ? value : -value;
}

/** A calculation with a vector and one number: `x * 100`, `100 - x`. */
export interface Scaled {
  readonly vector: PromqlExpression;
  readonly operator: ArithmeticOperator;
  readonly scalar: PromqlExpression;
  /** Whether the vector stands on the left. */
  readonly vectorFirst: boolean;
}

/** Reads a calculation with a vector and a scalar. */
export function scaledOf({ operator, left, right }: Binary): Scaled | undefined {
  if (isComparison(operator) || isSetOperator(operator)) return undefined;
  if (typeOf(right) === "scalar") return { vector: left, operator, scalar: right, vectorFirst: true };
  return typeOf(left) === "scalar" ? { vector: right, operator, scalar: left, vectorFirst: false } : undefined;
}

/** Whether the result goes up where the vector does, as `x * 100` does and `100 - x` does not. */
export function isRising({ operator, scalar, vectorFirst }: Scaled): boolean {
  if (operator === "+") return true;
  if (operator === "-") return vectorFirst;
  const factor = numberOf(scalar) ?? 1;
  return factor > 0 && (operator === "*" || (operator === "/" && vectorFirst));
}

/** Functions whose result goes up and down with what they are given. */
const ROUNDING = ["abs", "ceil", "floor", "round", "sgn"];
const BOUNDING = ["clamp", "clamp_max", "clamp_min"];
const RELABELLING = ["label_replace", "label_join", "sort", "sort_desc", "sort_by_label", "sort_by_label_desc"];
const MONOTONOUS = [...ROUNDING, ...BOUNDING, ...RELABELLING, "exp", "ln", "log2", "log10", "sqrt"];

/** What a function that only rounds, bounds or relabels its vector is given. */
export function smoothedBy(expression: PromqlExpression): PromqlExpression | undefined {
  if (expression.kind !== "call" || !MONOTONOUS.includes(expression.function)) return undefined;
  return expression.arguments[0];
}

/** Functions over time whose result is a value that the series had, or lies among such. */
const LEVELS = ["avg", "max", "min", "last", "first", "quantile", "mad"].map((name) => `${name}_over_time`);

/** The range that a function over time takes a level from. */
export function levelledBy(expression: PromqlExpression): PromqlExpression | undefined {
  if (expression.kind !== "call" || !LEVELS.includes(expression.function)) return undefined;
  return expression.arguments.at(-1);
}

/** Aggregations whose result is of the same sort as what they aggregate. */
const KEEPING = ["sum", "max", "min", "avg", "topk", "bottomk", "quantile", "limitk", "limit_ratio"];

/** What an aggregation that keeps the sort of its values is given. */
export function aggregatedBy(expression: PromqlExpression): PromqlExpression | undefined {
  if (expression.kind !== "aggregation" || !KEEPING.includes(expression.operator)) return undefined;
  return expression.arguments.at(-1);
}
