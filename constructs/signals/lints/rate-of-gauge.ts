import { partsOfKind, selectorsOf } from "../promql/walk";
import type { Lint } from "./lint";

/** They take every fall of a value for a restart of the counter. */
const FOR_COUNTERS = ["rate", "irate", "increase", "resets"];

/** `rate` takes every fall of a gauge for a reset: it is large while the value goes down. */
export const rateOfGauge: Lint = {
  code: "rate-of-gauge",
  reason: "Functions for counters take every fall of a gauge for a restart and count it as growth.",
  find: ({ expression, series }) =>
    partsOfKind(expression, "call")
      .filter(({ function: name }) => FOR_COUNTERS.includes(name))
      .flatMap((call) =>
        call.arguments.flatMap(selectorsOf).flatMap(({ selector, within }) => {
          const kind = series.of(selector.metric)?.kind;
          // Deeper inside, as in a subquery over a quotient, it is no longer the metric's own value.
          if (within[0]?.kind !== "range" || within.length > 1 || (kind !== "gauge" && kind !== "summary")) return [];
          const fix = "Use delta or deriv for its growth, or avg_over_time for its level";
          return [{ at: call, problem: `${call.function} is for counters, and ${selector.metric} is a ${kind}`, fix }];
        }),
      ),
};
