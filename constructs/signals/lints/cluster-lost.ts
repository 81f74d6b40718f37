import { type Binary, type Call, isSetOperator, type PromqlExpression } from "../promql/ast";
import { isChoosing, mayHave, resultLabels } from "../promql/labels";
import { typeOf } from "../promql/types";
import { partsOfKind } from "../promql/walk";
import type { Finding, Lint } from "./lint";

const CLUSTER = "cluster";

/** Routing and the fleet tell clusters apart by the label. */
export const clusterLost: Lint = {
  code: "cluster-lost",
  reason: "Routing and the fleet tell clusters apart by the label cluster, which an aggregation must keep.",
  find: ({ expression, use }) => {
    // Rules of the hub, and panels, exist to look across clusters.
    if (use.kind === "panel" || use.evaluator === "hub") return [];
    // A constant has no series behind it that would bring the label; its rule gives it one.
    if (use.rule.labels?.[CLUSTER] !== undefined) return [];
    return [...partsOfKind(expression, "aggregation").filter(losesCluster).map(dropping), ...lostBy(expression)];
  },
};

function dropping(aggregation: Extract<PromqlExpression, { kind: "aggregation" }>): Finding {
  return {
    at: aggregation.grouping ?? aggregation.name,
    problem: `${shownAggregation(aggregation)} drops the label cluster, by which routing and the fleet tell clusters apart`,
    fix: "Aggregate by (cluster, …)",
  };
}

/** Where the series of a result, beside what aggregations do, come to be without the cluster they are about. */
function lostBy(expression: PromqlExpression): Finding[] {
  switch (expression.kind) {
    case "number":
    case "string":
      return [without(expression, "a number has no label cluster", "Write an expression on series of the cluster")];
    case "selector":
    case "range":
      return [];
    case "subquery":
    case "unary":
      return lostBy(expression.operand);
    case "call":
      return lostByCall(expression);
    case "aggregation":
      return losesCluster(expression) ? [] : expression.arguments.slice(-1).flatMap(lostBy);
    case "binary":
      return lostByBinary(expression);
  }
}

function lostByCall(call: Call): Finding[] {
  const { function: name, arguments: given } = call;
  const vector = given.find((each) => ["instant vector", "range vector"].includes(typeOf(each)));
  if (!vector || name === "scalar") {
    return [without(call, `${name} gives no label cluster`, "Write an expression on series of the cluster")];
  }
  if (name === "absent" || name === "absent_over_time") {
    if (mayHave(resultLabels(call), CLUSTER)) return [];
    if (!given.some(({ kind }) => kind === "selector" || kind === "range")) {
      return [without(call, `${name} of a calculation gives no labels`, 'Write absent(…{cluster="…"}) of a selector')];
    }
    return [
      without(call, `${name} gives the labels that its selector asks for, and cluster is none`, 'Add cluster="…"'),
    ];
  }
  if ((name === "label_replace" || name === "label_join") && isText(given[1], CLUSTER)) {
    return [without(call, `${name} writes over the label cluster`, "Write to another label")];
  }
  return lostBy(vector);
}

function lostByBinary(binary: Binary): Finding[] {
  const { operator, left, right, matching, symbol } = binary;
  const [ofLeft, ofRight] = [left, right].map((side) => typeOf(side) === "scalar");
  if (ofLeft && ofRight) return [without(binary, "a number has no label cluster", "Write an expression on series")];
  if (ofLeft) return lostBy(right);
  if (ofRight) return lostBy(left);
  if (operator === "or") return [left, right].flatMap(lostBy);
  if (isSetOperator(operator)) return lostBy(left);
  const many = matching?.group?.side === "right" ? right : left;
  const one = many === left ? right : left;
  const matched = matching === undefined || matching.labels.includes(CLUSTER) === (matching.kind === "on");
  const taken = matching?.group?.labels.includes(CLUSTER) === true;
  const [manyLost, oneLost] = [lostBy(many), lostBy(one)];
  if (matched || taken) return taken ? oneLost : manyLost;
  // What has no cluster, such as vector(1), goes with those of each.
  if (matching.group && (manyLost.length > 0 || oneLost.length > 0)) return manyLost;
  const problem = `${shownMatching(matching)} matches series of different clusters`;
  return [without(symbol, problem, `Match by the cluster: ${operator} on (cluster, …)`)];
}

function without({ from, to }: Finding["at"], problem: string, fix: string): Finding {
  return { at: { from, to }, problem, fix };
}

function isText(expression: PromqlExpression | undefined, text: string): boolean {
  return expression?.kind === "string" && expression.value === text;
}

function shownMatching({ kind, labels }: NonNullable<Binary["matching"]>): string {
  return `${kind} (${labels.join(", ")})`;
}

/** An aggregation of PromQL or LogQL. */
export interface Aggregating {
  readonly operator: string;
  readonly grouping?: { readonly kind: "by" | "without"; readonly labels: readonly string[] };
}

/** What LogQL has beside PromQL that chooses or sorts series, and leaves each its labels. */
const CHOOSING_LOGS = ["approx_topk", "sort", "sort_desc"];

export function losesCluster({ operator, grouping }: Aggregating): boolean {
  if (isChoosing(operator) || CHOOSING_LOGS.includes(operator)) return false;
  return grouping?.labels.includes(CLUSTER) !== (grouping?.kind === "by");
}

/** `sum by (job)` */
export function shownAggregation({ operator, grouping }: Aggregating): string {
  return grouping ? `${operator} ${grouping.kind} (${grouping.labels.join(", ")})` : `${operator}(…)`;
}
