import type { PromqlExpression, VectorSelector } from "../promql/ast";
import { typeOf } from "../promql/types";
import { partsOfKind } from "../promql/walk";
import { aggregatedBy, levelledBy, numberOf, scaledOf, smoothedBy } from "./arithmetic";
import { besides, type Condition, conditionsOf, EXCEEDED } from "./conditions";
import { alertOf, type Finding, type Lint, type LintedQuery } from "./lint";

/** A counter only grows: an alert on its value never ends once it fires, except by a restart. */
export const rawCounter: Lint = {
  code: "raw-counter",
  reason: "A counter only grows, so a threshold on its value is passed for good, or until a restart.",
  find: (query) => (alertOf(query) ? [...compared(query), ...differences(query)] : []),
};

function compared({ expression, series }: LintedQuery): Finding[] {
  return conditionsOf(expression)
    .filter((condition) => typeOf(condition.right) === "scalar" && !isGuard(condition, expression))
    .flatMap(({ left }) => rawSelectors(left))
    .filter(({ metric }) => series.of(metric)?.kind === "counter")
    .map((selector) => ({
      at: selector,
      problem: `${selector.metric} is a counter, and what is compared is all it ever counted`,
      fix: `Compare its growth: increase(${selector.metric}[…]) or rate(${selector.metric}[…])`,
    }));
}

/** `… and x_count > 0` only asks whether there is anything to judge by the other side. */
function isGuard(condition: Condition, expression: PromqlExpression): boolean {
  const others = besides(condition.comparison, expression).flatMap(conditionsOf);
  return asksForAny(condition) && others.some((other) => !asksForAny(other));
}

function asksForAny({ operator, right }: Condition): boolean {
  return EXCEEDED.includes(operator) && numberOf(right) === 0;
}

/** Functions of growth that know of no restart: they see one as a fall to zero. */
const FOR_GAUGES = ["delta", "idelta", "deriv", "predict_linear"];

function differences({ expression, series }: LintedQuery): Finding[] {
  return partsOfKind(expression, "call")
    .filter(({ function: name }) => FOR_GAUGES.includes(name))
    .flatMap((call) =>
      call.arguments
        .flatMap(rawSelectors)
        .filter(({ metric }) => series.of(metric)?.kind === "counter")
        .map(({ metric }) => ({
          at: call,
          problem: `${call.function} takes a restart for a fall, and ${metric} is a counter`,
          fix: `Write increase(${metric}[…]) or rate(${metric}[…])`,
        })),
    );
}

/** Selectors whose value reaches the result as it is, or as a sum or quotient of such. */
function rawSelectors(expression: PromqlExpression): VectorSelector[] {
  switch (expression.kind) {
    case "selector":
      return [expression];
    case "range":
      return [expression.selector];
    case "subquery":
    case "unary":
      return rawSelectors(expression.operand);
    case "call":
    case "aggregation": {
      const inner = aggregatedBy(expression) ?? smoothedBy(expression) ?? levelledBy(expression);
      return inner ? rawSelectors(inner) : [];
    }
    case "binary": {
      const { operator, left, right } = expression;
      const scaled = scaledOf(expression);
      if (scaled) return rawSelectors(scaled.vector);
      // The difference to an earlier value is growth.
      return ["+", "*", "/", "and", "or"].includes(operator) ? [left, right].flatMap(rawSelectors) : [];
    }
    default:
      return [];
  }
}
