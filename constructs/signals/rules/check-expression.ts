import type { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { type Aggregating, losesCluster, shownAggregation } from "../lints/cluster-lost";
import { checkLogql } from "../logql/check";
import { parseLogql } from "../logql/parse";
import { rememberedLines } from "../logql/remembered-lines";
import { checkPromql, VALUES } from "../promql/check";
import { Findings, queryErrors } from "../query/problem";
import type { LogAlert } from "./log-rule";

/**
 * What Prometheus would refuse in the PromQL of a rule. What the lints find needs a catalogue of metrics, which is only
 * complete for all packs of a cluster together.
 * @param at path of the expression, for the messages
 */
export function checkRuleExpression(at: string, expr: string): Problem[] {
  return queryErrors(at, expr, checkPromql(expr, { gives: VALUES }));
}

/**
 * The same for the LogQL of a rule, and aggregations that lose the label `cluster`.
 * @param at path of the expression, for the messages
 */
export function checkLogRuleExpression(at: string, expr: string): Problem[] {
  return [
    ...queryErrors(at, expr, checkLogql(expr, { gives: "metric" })),
    ...dropping(at, parseLogql(expr)?.aggregations ?? []),
  ];
}

/**
 * Lines that leave the window before the alert has waited long enough, so that it never fires for a single burst. As the
 * lint for-exceeds-window says of metrics.
 * @param interval of the evaluation: a burst is seen up to that much later
 */
export function checkLogWait(at: string, { expr, for: wait }: LogAlert, interval: Duration): Problem[] {
  if (wait.milliseconds === 0) return [];
  const findings = new Findings(expr);
  const needed = wait.plus(interval);
  for (const { window, ...span } of rememberedLines(expr)) {
    if (!window.isShorterThan(needed)) continue;
    const seen = `lines written at once are forgotten after ${window.toString()}`;
    const fix = `Look back over ${needed.toString()} at least, or shorten the alert's for`;
    findings.error(span, `${seen}, and the alert waits for ${wait.toString()}`, fix);
  }
  return queryErrors(at, expr, findings.problems);
}

function dropping(at: string, aggregations: readonly Aggregating[]): Problem[] {
  return aggregations.filter(losesCluster).map((aggregation) => ({
    at,
    value: shownAggregation(aggregation),
    problem: "drops the label cluster, by which routing and the fleet tell clusters apart",
    fix: "Aggregate by (cluster, …)",
  }));
}
