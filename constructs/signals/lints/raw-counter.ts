import { type Binary, isComparison, type PromqlExpression, type VectorSelector } from "../promql/ast";
import { typeOf } from "../promql/types";
import { partsOfKind } from "../promql/walk";
import { alertOf, type Lint } from "./lint";

/** A counter only grows: an alert on its value never ends once it fires, except by a restart. */
export const rawCounter: Lint = {
  code: "raw-counter",
  reason: "A counter only grows, so a threshold on its value is passed for good, or until a restart.",
  find: (query) => {
    if (!alertOf(query)) return [];
    return partsOfKind(query.expression, "binary").flatMap((binary) =>
      comparedWithNumber(binary)
        .flatMap(rawSelectors)
        .filter(({ metric }) => query.series.of(metric)?.kind === "counter")
        .map((selector) => ({
          at: selector,
          problem: `${selector.metric} is a counter, and what is compared is all it ever counted`,
          fix: `Compare its growth: increase(${selector.metric}[…]) or rate(${selector.metric}[…])`,
        })),
    );
  },
};

function comparedWithNumber({ operator, left, right }: Binary): PromqlExpression[] {
  if (!isComparison(operator)) return [];
  if (typeOf(right) === "scalar") return [left];
  return typeOf(left) === "scalar" ? [right] : [];
}

/** Aggregations whose result is of the same sort as what they aggregate. */
const KEEPING = ["sum", "max", "min", "avg", "topk", "bottomk", "quantile"];

/** Selectors whose value reaches the result as it is, or as a sum or quotient of such. */
function rawSelectors(expression: PromqlExpression): VectorSelector[] {
  switch (expression.kind) {
    case "selector":
      return [expression];
    case "unary":
      return rawSelectors(expression.operand);
    case "aggregation":
      return KEEPING.includes(expression.operator) ? expression.arguments.flatMap(rawSelectors) : [];
    case "binary":
      // The difference to an earlier value is growth.
      return ["+", "*", "/", "and", "or"].includes(expression.operator)
        ? [expression.left, expression.right].flatMap(rawSelectors)
        : [];
    default:
      return [];
  }
}
