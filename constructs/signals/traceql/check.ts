import { load } from "../query/packages";
import { Findings, type QueryProblem } from "../query/problem";
import { QuerySource } from "../query/source";
import { descendantsOf, reportSyntax } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import type { VariableSamples } from "../query/variables";
import { FieldCheck } from "./check-fields";
import { withoutGaps } from "./grammar-gaps";
import { isOfMetrics, stageProblems, withoutTexts } from "./metrics";

/** How a TraceQL query is read. */
export interface TraceqlOptions {
  /**
   * Allows Grafana's variables, with the value to try for each; one that is not here gets a value that fits its place.
   * @default none
   */
  readonly variables?: VariableSamples;
}

/**
 * What Tempo would refuse in a TraceQL query: syntax, types, regular expressions. The grammar is behind Tempo for queries
 * of metrics, so what it says of their syntax is a warning.
 */
export function checkTraceql(query: string, { variables }: TraceqlOptions = {}): QueryProblem[] {
  const source = QuerySource.of(query, variables);
  const tree = load("@grafana/lezer-traceql").parser.parse(withoutGaps(source.parsed));
  const words = withoutTexts(source.parsed);
  const [syntax, findings] = [new Findings(query), new Findings(query)];
  reportSyntax(tree, source, syntax);
  const stages = stageProblems(words);
  const lags = isOfMetrics(words) || stages.length > 0;
  for (const { at, message, fix } of stages) findings.error(source.spanOf(at), message, fix);
  checkParts(tree.topNode, new FieldCheck(source, findings));
  return [
    ...syntax.problems.map((found) => (lags ? { ...found, severity: "warning" as const } : found)),
    ...findings.problems,
  ];
}

/** Looks at all parts that the grammar has understood. */
function checkParts(root: SyntaxNode, fields: FieldCheck): void {
  for (const node of descendantsOf(root)) {
    const field = node.getChild("FieldExpression");
    if (!field || descendantsOf(node).some(({ type }) => type.isError)) continue;
    if (node.name === "SpansetFilter") fields.filter(field);
    if (node.name === "Aggregate") fields.aggregated(field);
    if (node.name === "GroupOperation" && node.parent?.name === "SpansetPipeline") fields.grouped(field);
  }
}
