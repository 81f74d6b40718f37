import type { Problem } from "../../core/errors";
import { type Aggregating, losesCluster, shownAggregation } from "../lints/cluster-lost";
import { checkLogql } from "../logql/check";
import { parseLogql } from "../logql/parse";
import { checkPromql, VALUES } from "../promql/check";
import { queryErrors } from "../query/problem";

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

function dropping(at: string, aggregations: readonly Aggregating[]): Problem[] {
  return aggregations.filter(losesCluster).map((aggregation) => ({
    at,
    value: shownAggregation(aggregation),
    problem: "drops the label cluster, by which routing and the fleet tell clusters apart",
    fix: "Aggregate by (cluster, …)",
  }));
}
