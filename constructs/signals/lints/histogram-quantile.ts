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
  if (mayHave(resultLabels(buckets, series.possibleLabels), "le")) return sinceStart(call, buckets, series);
  const kept = mayHave(resultLabels(buckets), "le");
  return [
    {
      at: call,
      problem: `what histogram_quantile gets has no label le${kept ? ": it is not made of buckets" : ""}`,
      fix: kept ? "Use the series of the histogram that ends in _bucket" : "Aggregate by (cluster, le, …)",
    },
  ];
}

/** Buckets count since the start of what exposes them; only their growth tells how long things take now. */
function sinceStart(call: Call, buckets: PromqlExpression, series: KnownSeries): Finding[] {
  const raw = selectorsOf(buckets).find(
    ({ selector, within }) =>
      isCounted(selector.metric, series) &&
      // The difference to an earlier count is growth, too.
      !within.some((part) => part.kind === "range" || (part.kind === "binary" && part.operator === "-")),
  );
  if (!raw) return [];
  const { metric } = raw.selector;
  const problem = `the quantile is of all that ${metric} ever counted, not of what happens now`;
  return [{ at: call, problem, fix: `Take the growth: rate(${metric}[…])` }];
}

/** A recorded series, which has colons in its name, may hold rates. */
function isCounted(metric: string | undefined, series: KnownSeries): boolean {
  const kind = series.of(metric)?.kind;
  return kind === "counter" || (kind === undefined && metric !== undefined && /^[^:]*_bucket$/.test(metric));
}
