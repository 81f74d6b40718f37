import type { Call, PromqlExpression } from "../promql/ast";
import { mayHave, resultLabels } from "../promql/labels";
import { partsOfKind, selectorsOf } from "../promql/walk";
import type { KnownSeries } from "./known-series";
import type { Finding, Lint } from "./lint";

/** Without buckets, told apart by `le`, there is nothing to compute a quantile from. */
export const histogramQuantile: Lint = {
  code: "histogram-quantile",
  reason: "A quantile is computed from buckets, which are told apart by the label le.",
  find: ({ expression, series }) =>
    partsOfKind(expression, "call")
      .filter(({ function: name }) => name === "histogram_quantile")
      .flatMap((call) => call.arguments.slice(1).flatMap((buckets) => check(call, buckets, series))),
};

function check(call: Call, buckets: PromqlExpression, series: KnownSeries): Finding[] {
  const summary = selectorsOf(buckets).find(({ selector }) => series.of(selector.metric)?.kind === "summary")?.selector;
  if (summary) {
    const problem = `${summary.metric} is a summary: its quantiles are computed where it is exposed`;
    return [{ at: call, problem, fix: `Select one of them: ${summary.metric}{quantile="0.99"}` }];
  }
  if (mayHave(resultLabels(buckets, series.possibleLabels), "le")) return [];
  const kept = mayHave(resultLabels(buckets), "le");
  return [
    {
      at: call,
      problem: `what histogram_quantile gets has no label le${kept ? ": it is not made of buckets" : ""}`,
      fix: kept ? "Use the series of the histogram that ends in _bucket" : "Aggregate by (cluster, le, …)",
    },
  ];
}
