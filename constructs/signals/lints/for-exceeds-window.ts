import type { PromqlExpression } from "../promql/ast";
import { SCRAPE_INTERVAL } from "../scrape";
import { type CountedEvents, countedEvents, countedSamples } from "./counted-events";
import { alertOf, type Lint } from "./lint";

/** Events that happened once leave the window before the alert has waited long enough. */
export const forExceedsWindow: Lint = {
  code: "for-exceeds-window",
  reason: "Events leave the window before the alert has held for long enough, so it never fires for a single burst.",
  find: (query) => {
    const holds = alertOf(query)?.for;
    if (!holds) return [];
    const needed = holds.plus(SCRAPE_INTERVAL);
    return onceFulfilled(query.expression)
      .filter(({ window }) => window.isShorterThan(needed))
      .map(({ call, window }) => ({
        at: call,
        problem: `what happens once is forgotten after ${window.toString()}, and the alert waits for ${holds.toString()}`,
        fix: `Look back over more than ${holds.toString()}, or shorten the alert's for`,
      }));
  },
};

/**
 * Conditions that a single burst fulfils. Beside another kind of condition, as in `rate(x[5m]) > 0 and ratio > 0.1`, one
 * says only that there is something to judge.
 */
function onceFulfilled(expression: PromqlExpression): CountedEvents[] {
  if (expression.kind === "aggregation") return expression.arguments.flatMap(onceFulfilled);
  if (expression.kind !== "binary") return [];
  const { operator, left, right } = expression;
  if (operator === "or") return [left, right].flatMap(onceFulfilled);
  if (operator === "unless") return onceFulfilled(left);
  if (operator !== "and") return [...countedEvents(expression), ...countedSamples(expression)];
  const sides = [left, right].map(onceFulfilled);
  return sides.every((found) => found.length > 0) ? sides.flat() : [];
}
