import { Duration } from "../../core/duration";
import type { Span } from "../query/source";
import type { SyntaxNode } from "../query/tree";
import { type Calculation, calculationOf, isComparison, isOperation, type Operation } from "./calculation";
import { type LogqlTree, parseLogqlTree } from "./parse";

/** A number of lines that an alert's condition is about, and how long it remembers each: `count_over_time(… [5m]) > 5`. */
export interface RememberedLines extends Span {
  readonly window: Duration;
}

/** Conditions that lines written at once meet for as long as the window; none when the query has a syntax error. */
export function rememberedLines(query: string): RememberedLines[] {
  const { tree } = parseLogqlTree(query, {});
  return tree ? conditionsOf(calculationOf(tree.root)).flatMap((condition) => exceededCounts(tree, condition)) : [];
}

/** The comparisons that decide about the result. What only keeps a quotient from a zero, as in `a / (b > 0)`, is none. */
function conditionsOf(calculation: Calculation): Operation[] {
  if (!isOperation(calculation)) {
    const inner = calculation.getChild("MetricExpr");
    return inner ? conditionsOf(calculationOf(inner)) : [];
  }
  const { operator, left, right } = calculation;
  const sides = ["Unless", "Div"].includes(operator) ? [left] : [left, right];
  return [...(isComparison(operator) ? [calculation] : []), ...sides.flatMap(conditionsOf)];
}

function exceededCounts(tree: LogqlTree, { operator, left, right }: Operation): RememberedLines[] {
  const mirrored = isNumber(left);
  const exceeded = mirrored ? ["Lss", "Lte", "Neq"] : ["Gtr", "Gte", "Neq"];
  if (!exceeded.includes(operator)) return [];
  const [counted, limit] = mirrored ? [right, left] : [left, right];
  // How fast lines come says whether there are any when it is compared with zero.
  const zero = !isOperation(limit) && Number(tree.source.textOf(limit)) === 0;
  const ranges = ["CountOverTime", "BytesOverTime", ...(zero ? ["Rate", "BytesRate"] : [])];
  return countsIn(counted, ranges).flatMap((node) => remembered(tree, node));
}

/** Counts that are compared as they are, as a sum, or scaled. */
function countsIn(calculation: Calculation, ranges: readonly string[]): SyntaxNode[] {
  if (isOperation(calculation)) {
    const { operator, left, right } = calculation;
    if (["Add", "Or", "And", "Unless"].includes(operator))
      return [left, right].flatMap((side) => countsIn(side, ranges));
    if (isNumber(right)) return countsIn(left, ranges);
    return operator === "Mul" && isNumber(left) ? countsIn(right, ranges) : [];
  }
  const inner = calculation.getChild("MetricExpr");
  if (inner) return countsIn(calculationOf(inner), ranges);
  return ranges.includes(calculation.getChild("RangeOp")?.firstChild?.name ?? "") ? [calculation] : [];
}

function isNumber(calculation: Calculation): boolean {
  return !isOperation(calculation) && calculation.name === "LiteralExpr";
}

function remembered({ source }: LogqlTree, node: SyntaxNode): RememberedLines[] {
  const written = node.getChild("LogRangeExpr")?.getChild("Range")?.getChild("Duration");
  const text = written ? source.textOf(written) : "";
  return WHOLE.test(text) ? [{ ...source.spanOf(node), window: Duration.parse(text) }] : [];
}

/** Loki reads other orders and fractions as well, about which nothing is said here. */
const WHOLE = /^(?=\d)(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;
