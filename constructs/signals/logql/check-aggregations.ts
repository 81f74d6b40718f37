import type { Findings } from "../query/problem";
import type { QuerySource } from "../query/source";
import { descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";

/** What each function does with lines (grafana/loki, docs/sources/query/metric_queries.md). */
const OF_VALUES = /^((sum|avg|max|min|stdvar|stddev|quantile|first|last)_over_time|rate_counter)$/;
const OF_LINES = /^(count_over_time|bytes_over_time|bytes_rate)$/;
const GROUPABLE = /^(avg|max|min|stdvar|stddev|quantile|first|last)_over_time$/;
const RANKS = ["topk", "bottomk", "approx_topk"];

/** `sum_over_time({app="api"} | unwrap bytes [5m])` */
export function checkRangeAggregation(source: QuerySource, findings: Findings, node: SyntaxNode): void {
  const name = node.getChild("RangeOp") ?? node;
  const operator = source.parsedText(name);
  const report = (at: SyntaxNode, message: string, fix: string): void => {
    findings.error(source.spanOf(at), message, fix);
  };
  checkRange(source, findings, node.getChild("LogRangeExpr")?.getChild("Range"));
  const unwraps = descendantsOf(node.getChild("LogRangeExpr") ?? node).some((part) => part.name === "Unwrap");
  if (OF_VALUES.test(operator) && !unwraps) report(name, `${operator} works on a value`, "Add | unwrap label");
  if (OF_LINES.test(operator) && unwraps) report(name, `${operator} works on lines`, "Remove the unwrap");
  const parameter = node.getChild("Number");
  if (operator === "quantile_over_time" && !parameter) {
    report(name, "quantile_over_time needs a quantile", "Write it first: quantile_over_time(0.99, …)");
  }
  if (operator !== "quantile_over_time" && parameter) report(parameter, `${operator} takes no number`, "Remove it");
  const grouping = node.getChild("Grouping");
  if (grouping && !GROUPABLE.test(operator)) {
    report(grouping, `${operator} does not group`, `Write sum by (…) (${operator}(…))`);
  }
}

/** Ranges are read as Prometheus reads durations (prometheus/common, model/time.go), other durations as Go does. */
const RANGE = /^\[\s*(?:\d+(?:ms|[ywdhms]))+\s*\]$/;

function checkRange(source: QuerySource, findings: Findings, range: SyntaxNode | null | undefined): void {
  if (!range) return;
  const text = source.parsedText(range);
  if (!RANGE.test(text)) {
    findings.error(source.spanOf(range), "a range has whole numbers and units from ms to y", "Write [90m] for [1.5h]");
  } else if (!/[1-9]/.test(text)) {
    const fix = "Write a positive duration such as [5m]";
    findings.error(source.spanOf(range), "a range must be longer than nothing", fix);
  }
}

/** `sum by (app) (…)` */
export function checkAggregation(source: QuerySource, findings: Findings, node: SyntaxNode): void {
  const name = node.getChild("VectorOp") ?? node;
  const operator = source.parsedText(name);
  const parameter = node.getChild("Number");
  const count = parameter ? source.parsedText(parameter) : "";
  if (RANKS.includes(operator) && !/^[1-9]\d*$/.test(count)) {
    findings.error(source.spanOf(parameter ?? name), `${operator} takes a whole number`, `Write ${operator}(10, …)`);
  }
  if (!RANKS.includes(operator) && parameter) {
    findings.error(source.spanOf(parameter), `${operator} takes no number`, "Remove it");
  }
}
