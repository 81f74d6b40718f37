import { partsOf } from "../promql/walk";
import { SHORTEST_RANGE } from "../scrape";
import type { Lint } from "./lint";

/** A rate needs two samples, and scrapes fail or come late. */
export const rangeTooShort: Lint = {
  code: "range-too-short",
  reason: "A rate needs two samples; a range under four scrape intervals has too few when a scrape fails.",
  find: ({ expression, use }) => {
    // Ranges of panels are Grafana's $__rate_interval, which keeps the same distance by itself.
    if (use.kind === "panel") return [];
    return partsOf(expression).flatMap((part) => {
      if ((part.kind !== "range" && part.kind !== "subquery") || !part.range?.isShorterThan(SHORTEST_RANGE)) return [];
      return [
        {
          at: part.brackets,
          problem: `[${part.range.toPrometheus()}] is too short: one lost scrape leaves too few samples for a rate`,
          fix: `Look back over at least four scrape intervals: [${SHORTEST_RANGE.toPrometheus()}]`,
        },
      ];
    });
  },
};
