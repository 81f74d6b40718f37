import type { Problem } from "../../../core/errors";
import { checkLogRuleExpression, checkRuleExpression } from "../../rules/check-expression";
import { parseSelector } from "../selector";
import type { Reader } from "./reader";

/** The text of a query, and whose language it is in. */
export interface Query {
  /** Where it stands. */
  readonly reader: Reader;
  readonly text: string;
  readonly type: string;
}

const TYPES = ["prometheus", "loki"];

/**
 * The query of a metric. Its kind, in any case, may be said by a data source.
 * @param sources data sources by their names
 */
export function readQuery(metric: Reader, sources: ReadonlyMap<string, Reader>): Query {
  const source = metric.get("metricSource");
  const reference = sources.get(source.get("metricSourceRef").text(""));
  const own = source.get("type");
  const type = (own.exists ? own : (reference ?? source).get("type")).text().toLowerCase();
  if (!TYPES.includes(type)) own.report("is a source that nothing here reads", "Use Prometheus or Loki");
  const reader = source.get("spec").get("query");
  return { reader, text: reader.text(), type };
}

/** Takes away what stands around a selector, because ranges and sums are put there anew for each window. */
export function counterIn({ reader, text }: Query): string {
  const summed = /^\s*sum\s*\((.*)\)\s*$/s.exec(text)?.[1] ?? text;
  const selector = (/^\s*(?:rate|increase)\s*\((.*)\[[^\]]*\]\s*\)\s*$/s.exec(summed)?.[1] ?? summed).trim();
  if (!parseSelector(selector)) {
    const fix = 'Write a selector, for example requests_total{code=~"5.."}, or sum(rate(…[5m])) around one';
    reader.report("holds more than a selector of counters", fix);
  }
  return selector;
}

/** PromQL of a value. */
export function valueIn({ reader, text, type }: Query): string {
  if (type === "loki") reader.report("is held against a threshold, but is no PromQL", "Count lines by Occurrences");
  else refuse(reader, checkRuleExpression(reader.at, text));
  return text;
}

/** LogQL of lines, without a range. */
export function linesIn({ reader, text, type }: Query): string {
  if (type !== "loki") reader.report("is no LogQL, as the query of all events is", "Use one source for both");
  else refuse(reader, checkLogRuleExpression(reader.at, `sum by (cluster) (count_over_time(${text} [1m]))`));
  return text;
}

function refuse(reader: Reader, [found]: readonly Problem[]): void {
  if (found) reader.report(`is no query: ${found.problem}`, found.fix);
}
