import { isChoosing } from "../promql/labels";
import { partsOfKind } from "../promql/walk";
import type { Lint } from "./lint";

/** Routing and the fleet tell clusters apart by the label. */
export const clusterLost: Lint = {
  code: "cluster-lost",
  reason: "Routing and the fleet tell clusters apart by the label cluster, which an aggregation must keep.",
  find: ({ expression, use }) => {
    // Rules of the hub, and panels, exist to look across clusters.
    if (use.kind === "panel" || use.evaluator === "hub") return [];
    return partsOfKind(expression, "aggregation")
      .filter(losesCluster)
      .map((aggregation) => ({
        at: aggregation.grouping ?? aggregation.name,
        problem: `${shownAggregation(aggregation)} drops the label cluster, by which routing and the fleet tell clusters apart`,
        fix: "Aggregate by (cluster, …)",
      }));
  },
};

/** An aggregation of PromQL or LogQL. */
export interface Aggregating {
  readonly operator: string;
  readonly grouping?: { readonly kind: "by" | "without"; readonly labels: readonly string[] };
}

/** What LogQL has beside PromQL that chooses or sorts series, and leaves each its labels. */
const CHOOSING_LOGS = ["approx_topk", "sort", "sort_desc"];

export function losesCluster({ operator, grouping }: Aggregating): boolean {
  if (isChoosing(operator) || CHOOSING_LOGS.includes(operator)) return false;
  return grouping?.labels.includes("cluster") !== (grouping?.kind === "by");
}

/** `sum by (job)` */
export function shownAggregation({ operator, grouping }: Aggregating): string {
  return grouping ? `${operator} ${grouping.kind} (${grouping.labels.join(", ")})` : `${operator}(…)`;
}
