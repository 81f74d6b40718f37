import { load } from "../query/packages";
import { Findings, type QueryProblem } from "../query/problem";
import { compileRegex } from "../query/regex";
import { QuerySource } from "../query/source";
import { readString } from "../query/strings";
import { descendantsOf, reportSyntax } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import type { VariableSamples } from "../query/variables";

export interface TraceqlOptions {
  /**
   * Allows Grafana's variables, with the value to try for each; one that is not here gets a value that fits its place.
   * @default none
   */
  readonly variables?: VariableSamples;
}

/** Functions that make a query one of metrics (grafana/tempo, docs/sources/tempo/metrics-from-traces). */
const METRICS =
  /\|\s*(?:rate|compare|(?:count|min|max|sum|avg|quantile|histogram)_over_time|topk|bottomk)\s*\(|\bwith\s*\(/;

/** Intrinsics that the grammar does not know. */
const NEWER = /\bnestedSet(?:Left|Right|Parent)\b/;

/**
 * Syntax errors of a TraceQL query, and regular expressions that RE2 refuses. The grammar is behind Tempo for queries
 * of metrics, so what it says of those is a warning. Types are not looked at.
 */
export function checkTraceql(query: string, { variables }: TraceqlOptions = {}): QueryProblem[] {
  const source = QuerySource.of(query, variables);
  const findings = new Findings(query);
  // The grammar wants a digit before the point of `.99`; Tempo does not.
  const text = source.parsed.replace(/(?<=[\s=<>(,])\.(?=\d)/g, "0");
  const tree = load("@grafana/lezer-traceql").parser.parse(text);
  if (!reportSyntax(tree, source, findings)) checkRegexes(tree.topNode, source, findings);
  const words = source.parsed.replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/gs, '""');
  const lags = METRICS.test(words) || NEWER.test(words);
  return findings.problems.map((found) => (lags ? { ...found, severity: "warning" } : found));
}

function checkRegexes(root: SyntaxNode, source: QuerySource, findings: Findings): void {
  for (const operator of descendantsOf(root).filter(({ name }) => name === "FieldOp")) {
    const right = operator.nextSibling;
    if (!right || !["=~", "!~"].includes(source.parsedText(operator))) continue;
    const literal = descendantsOf(right).find(({ name }) => name === "String");
    const read = literal ? readString(source.parsedText(literal)) : undefined;
    const regex = read && "value" in read ? compileRegex(read.value) : read;
    if (!literal || !regex || !("problem" in regex)) continue;
    const message = `not a regular expression of RE2: ${regex.problem}`;
    findings.error(source.spanOf(literal), message, "See https://github.com/google/re2/wiki/Syntax");
  }
}
