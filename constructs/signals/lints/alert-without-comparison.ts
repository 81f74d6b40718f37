import { isComparison, type PromqlExpression } from "../promql/ast";
import { selectorsOf } from "../promql/walk";
import { alertOf, type Lint } from "./lint";

/** Any value fires an alert, zero included: only what drops series decides. */
export const alertWithoutComparison: Lint = {
  code: "alert-without-comparison",
  reason: "An alert fires for every series of its expression, whatever the value: something has to drop the good ones.",
  find: (query) => {
    const { expression } = query;
    // The alert on a constant, such as vector(1), is meant to fire always: its absence tells that alerting is broken.
    const isConstant = selectorsOf(expression).length === 0;
    if (!alertOf(query) || isConstant || maySilence(expression)) return [];
    const fix = "Compare with a limit: … > 0";
    return [{ at: expression, problem: "nothing in the expression drops a series, so the alert fires always", fix }];
  },
};

/** Series that are there only while something is wrong. */
const ONLY_WHILE_WRONG = ["ALERTS", "ALERTS_FOR_STATE"];

/** Whether an expression gives fewer series when all is well. */
function maySilence(expression: PromqlExpression): boolean {
  switch (expression.kind) {
    case "number":
    case "string":
      return false;
    case "selector":
      return ONLY_WHILE_WRONG.includes(expression.metric ?? "");
    case "range":
      return maySilence(expression.selector);
    case "subquery":
    case "unary":
      return maySilence(expression.operand);
    case "call":
      return ["absent", "absent_over_time"].includes(expression.function) || expression.arguments.some(maySilence);
    case "aggregation":
      return expression.arguments.some(maySilence);
    case "binary": {
      const { operator, left, right, bool } = expression;
      if (operator === "or") return maySilence(left) && maySilence(right);
      if (operator === "and" || operator === "unless") return true;
      return (isComparison(operator) && !bool) || maySilence(left) || maySilence(right);
    }
  }
}
