import { load } from "../query/packages";
import { Findings, type QueryProblem } from "../query/problem";
import { QuerySource, type Span } from "../query/source";
import { readString } from "../query/strings";
import { descendantsOf, reportSyntax } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import type { VariableSamples } from "../query/variables";
import { memoized } from "../query/memoized";

/** What a query gives: lines, or numbers calculated from them. */
export type LogqlKind = "log" | "metric";

export interface LogqlOptions {
  /**
   * Allows Grafana's variables, with the value to try for each; one that is not here gets a value that fits its place.
   * @default none: in rules a variable is an error
   */
  readonly variables?: VariableSamples;
}

/** A query without a syntax error. */
export interface LogqlQuery {
  readonly kind: LogqlKind;
  readonly selectors: readonly StreamSelector[];
  /** What groups series: `sum by (app) (…)`, and `avg_over_time(…) by (app)` where it groups. */
  readonly aggregations: readonly LogqlAggregation[];
  /** Whether lines are parsed, filtered by labels, or changed, beyond matchers and line filters. */
  readonly hasStages: boolean;
}

/** `{app="api"}` */
export interface StreamSelector extends Span {
  readonly matchers: readonly StreamMatcher[];
}

export interface StreamMatcher extends Span {
  readonly label: string;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

export interface LogqlAggregation extends Span {
  readonly operator: string;
  readonly grouping?: { readonly kind: "by" | "without"; readonly labels: readonly string[] };
}

/** A query as the grammar of LogQL sees it. */
export interface LogqlTree {
  readonly root: SyntaxNode;
  readonly source: QuerySource;
}

/** Parses LogQL as far as its grammar goes; the tree is missing when that finds an error. */
export function parseLogqlTree(
  query: string,
  { variables }: LogqlOptions,
): { readonly tree?: LogqlTree; readonly problems: readonly QueryProblem[] } {
  const source = QuerySource.of(query, variables);
  const findings = new Findings(query);
  const tree = load("@grafana/lezer-logql").parser.parse(source.parsed);
  if (reportSyntax(tree, source, findings)) return { problems: findings.problems };
  return { tree: { root: tree.topNode, source }, problems: [] };
}

/** What a query is about; undefined when it has a syntax error. What is wrong with it: see `checkLogql`. */
export function parseLogql(query: string, options: LogqlOptions = {}): LogqlQuery | undefined {
  return read(query, { variables: options.variables }).query;
}

const read = memoized((query: string, options: LogqlOptions): { readonly query?: LogqlQuery } => {
  const { tree } = parseLogqlTree(query, options);
  if (!tree) return {};
  const nodes = descendantsOf(tree.root);
  const named = (name: string): SyntaxNode[] => nodes.filter((node) => node.name === name);
  const parsed: LogqlQuery = {
    kind: isMetric(tree.root) ? "metric" : "log",
    selectors: named("Selector").map((node) => readSelector(tree, node)),
    aggregations: nodes.filter(isGrouping).map((node) => readAggregation(tree, node)),
    hasStages: named("Pipe").length > 0,
  };
  return { query: parsed };
});

/** Whether an expression gives numbers. */
export function isMetric(node: SyntaxNode): boolean {
  const inner = node.getChild("Expr");
  return node.name === "MetricExpr" || node.getChild("MetricExpr") !== null || (inner !== null && isMetric(inner));
}

function readSelector({ source }: LogqlTree, node: SyntaxNode): StreamSelector {
  const matchers = descendantsOf(node).filter(({ name }) => name === "Matcher");
  return { ...source.spanOf(node), matchers: matchers.map((matcher) => readMatcher(source, matcher)) };
}

function readMatcher(source: QuerySource, node: SyntaxNode): StreamMatcher {
  const label = node.getChild("Identifier");
  const value = node.getChild("String");
  const read = value ? readString(source.textOf(value)) : { value: "" };
  return {
    ...source.spanOf(node),
    label: label ? source.textOf(label) : "",
    operator: operatorOf(node),
    value: "value" in read ? read.value : "",
  };
}

/** The comparison of a matcher. */
export function operatorOf(matcher: SyntaxNode): StreamMatcher["operator"] {
  if (matcher.getChild("Eq")) return "=";
  if (matcher.getChild("Neq")) return "!=";
  return matcher.getChild("Re") ? "=~" : "!~";
}

function isGrouping(node: SyntaxNode): boolean {
  if (node.name === "VectorAggregationExpr") return true;
  return node.name === "RangeAggregationExpr" && node.getChild("Grouping") !== null;
}

function readAggregation({ source }: LogqlTree, node: SyntaxNode): LogqlAggregation {
  const operator = node.getChild("VectorOp") ?? node.getChild("RangeOp");
  const grouping = node.getChild("Grouping");
  return {
    ...source.spanOf(node),
    operator: operator ? source.parsedText(operator).toLowerCase() : "",
    ...(grouping && { grouping: readGrouping(source, grouping) }),
  };
}

function readGrouping(source: QuerySource, node: SyntaxNode): LogqlAggregation["grouping"] {
  const labels = descendantsOf(node).filter(({ name }) => name === "Identifier");
  return { kind: node.getChild("By") ? "by" : "without", labels: labels.map((label) => source.textOf(label)) };
}
