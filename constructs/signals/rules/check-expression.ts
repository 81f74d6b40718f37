import type { Problem } from "../../core/errors";
import { checkLogql } from "../logql/check";
import { parseLogql } from "../logql/parse";
import type { PromqlExpression } from "../promql/ast";
import { checkPromql, VALUES } from "../promql/check";
import { isChoosing } from "../promql/labels";
import { parsePromql } from "../promql/parse";
import { partsOf, partsOfKind } from "../promql/walk";
import { queryErrors } from "../query/problem";
import { SHORTEST_RANGE } from "../scrape";

/** What must be left of the labels of a rule's series: by it routing and the fleet tell clusters apart. */
export type Keeps = "cluster" | "anything";

/**
 * What is wrong with the PromQL of a rule: what Prometheus would refuse, ranges too short for the scrape interval, and
 * aggregations that lose the label `cluster`.
 * @param at path of the expression, for the messages
 */
export function checkRuleExpression(at: string, expr: string, keeps: Keeps): Problem[] {
  const { expression } = parsePromql(expr);
  return [
    ...queryErrors(at, expr, checkPromql(expr, { gives: VALUES })),
    ...(expression ? checkRanges(at, expression) : []),
    ...(expression && keeps === "cluster" ? dropping(at, partsOfKind(expression, "aggregation")) : []),
  ];
}

/**
 * The same for the LogQL of a rule. Its ranges do not depend on scrapes.
 * @param at path of the expression, for the messages
 */
export function checkLogRuleExpression(at: string, expr: string): Problem[] {
  return [
    ...queryErrors(at, expr, checkLogql(expr, { gives: "metric" })),
    ...dropping(at, parseLogql(expr)?.aggregations ?? []),
  ];
}

function checkRanges(at: string, expression: PromqlExpression): Problem[] {
  const ranges = partsOf(expression).flatMap((part) =>
    (part.kind === "range" || part.kind === "subquery") && part.range ? [part.range] : [],
  );
  return ranges
    .filter((range) => range.isShorterThan(SHORTEST_RANGE))
    .map((range) => ({
      at,
      value: `[${range.toPrometheus()}]`,
      problem: "is too short: one lost scrape leaves too few samples for a rate",
      fix: `Look back over at least four scrape intervals: [${SHORTEST_RANGE.toPrometheus()}]`,
    }));
}

/** What LogQL has beside PromQL that chooses or sorts series, and leaves each its labels. */
const CHOOSING_LOGS = ["approx_topk", "sort", "sort_desc"];

/** An aggregation of either language. */
interface Aggregating {
  readonly operator: string;
  readonly grouping?: { readonly kind: "by" | "without"; readonly labels: readonly string[] };
}

function dropping(at: string, aggregations: readonly Aggregating[]): Problem[] {
  return aggregations.filter(losesCluster).map((aggregation) => ({
    at,
    value: shown(aggregation),
    problem: "drops the label cluster, by which routing and the fleet tell clusters apart",
    fix: "Aggregate by (cluster, …)",
  }));
}

function losesCluster({ operator, grouping }: Aggregating): boolean {
  if (isChoosing(operator) || CHOOSING_LOGS.includes(operator)) return false;
  return grouping?.labels.includes("cluster") !== (grouping?.kind === "by");
}

function shown({ operator, grouping }: Aggregating): string {
  return grouping ? `${operator} ${grouping.kind} (${grouping.labels.join(", ")})` : `${operator}(…)`;
}
