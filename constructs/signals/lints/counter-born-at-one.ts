import type { Binary, PromqlExpression } from "../promql/ast";
import { partsOfKind, selectorsOf } from "../promql/walk";
import { besides } from "./conditions";
import { countedEvents } from "./counted-events";
import { alertOf, type Lint } from "./lint";

/** A series that begins at 1 has not grown: the first event, often the only one, goes unnoticed. */
export const counterBornAtOne: Lint = {
  code: "counter-born-at-one",
  reason: "A series that appears with its first event begins at 1, and increase sees no growth in it.",
  find: (query) => {
    if (!alertOf(query)) return [];
    const { expression, series } = query;
    return countedEvents(expression)
      .filter(({ threshold }) => threshold !== undefined && threshold <= 1)
      .flatMap(({ comparison, call, window }) =>
        selectorsOf(call)
          .map(({ selector }) => selector.metric)
          .filter((metric) => metric !== undefined && series.of(metric)?.bornAtOne && !noticesNew(expression, metric))
          .filter((metric) => !besides(comparison, expression).some((other) => judges(other, metric)))
          .map((metric) => ({
            at: call,
            problem: `the first event of a series of ${metric} is missed: the series appears with it`,
            fix: `Add what is new: … or (${metric} unless ${metric} offset ${window.toString()}) > 0, aggregated alike`,
          })),
      );
  },
};

/** Whether an expression is about the same metric in another way: `… > 0` beside its ratio asks whether there is traffic. */
function judges(expression: PromqlExpression, metric: string | undefined): boolean {
  const reads = selectorsOf(expression).some(({ selector }) => selector.metric === metric);
  return reads && countedEvents(expression).length === 0;
}

/** Whether an expression has `x unless x offset 5m` in it, the series that were not there before. */
function noticesNew(expression: PromqlExpression, metric: string): boolean {
  const reads = (side: PromqlExpression, offset: boolean): boolean =>
    selectorsOf(side).some(({ selector }) => selector.metric === metric && (selector.offset !== undefined) === offset);
  return partsOfKind(expression, "binary").some(
    ({ operator, left, right }: Binary) => operator === "unless" && reads(left, false) && reads(right, true),
  );
}
