import type { PromqlExpression, PromqlType } from "./ast";
import { FUNCTIONS } from "./functions";

/** The type of an expression's result, as its outermost part promises it. */
export function typeOf(expression: PromqlExpression): PromqlType {
  switch (expression.kind) {
    case "number":
      return "scalar";
    case "string":
      return "string";
    case "selector":
    case "aggregation":
      return "instant vector";
    case "range":
    case "subquery":
      return "range vector";
    case "call":
      return FUNCTIONS.get(expression.function)?.gives ?? "instant vector";
    case "unary":
      return typeOf(expression.operand);
    case "binary":
      return typeOf(expression.left) === "scalar" && typeOf(expression.right) === "scalar"
        ? "scalar"
        : "instant vector";
  }
}
