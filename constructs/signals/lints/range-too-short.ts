import { partsOf } from "../promql/walk";
import { SHORTEST_RANGE } from "../scrape";
import type { Lint } from "./lint";

/** Scrapes fail or come late: a rate needs two samples all the same, and a maximum of one sample is no maximum. */
export const rangeTooShort: Lint = {
  code: "range-too-short",
  reason:
    "A range under four scrape intervals is left with one sample or none when one scrape fails and another is late.",
  find: ({ expression, use }) => {
    // Ranges of panels are Grafana's $__rate_interval, which keeps the same distance by itself.
    if (use.kind === "panel") return [];
    return partsOf(expression).flatMap((part) => {
      if ((part.kind !== "range" && part.kind !== "subquery") || !part.range?.isShorterThan(SHORTEST_RANGE)) return [];
      return [
        {
          at: part.brackets,
          problem: `[${part.range.toPrometheus()}] is too short: a lost scrape and a late one leave a single sample in it, or none`,
          fix: `Look back over at least four scrape intervals: [${SHORTEST_RANGE.toPrometheus()}]`,
        },
      ];
    });
  },
};
