import { Findings, type QueryProblem } from "../query/problem";
import type { QuerySource, Span } from "../query/source";
import { descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import { checkAggregation, checkRangeAggregation } from "./check-aggregations";
import { isMetric, type LogqlKind, type LogqlOptions, operatorOf, parseLogqlTree } from "./parse";
import { labelPatternProblem, linePatternProblem, type PatternProblem } from "./pattern";
import { LogqlTexts } from "./texts";

/** What a query is used for, where that asks for more than being valid. */
export interface LogqlUse extends LogqlOptions {
  /** Rules take metric queries, panels of logs take log queries. @default either */
  readonly gives?: LogqlKind;
  /** Whether a selector may take every stream, as in Alloy. @default false, as in Loki */
  readonly anyStream?: boolean;
}

/**
 * All that Loki would refuse in a query, as far as it can be known without one. Stricter than Loki in a range of
 * nothing, which it takes and finds no line in.
 */
export function checkLogql(query: string, use: LogqlUse = {}): QueryProblem[] {
  const { tree, problems } = parseLogqlTree(query, use);
  if (!tree) return [...problems];
  const findings = new Findings(query);
  const check = new Check(tree.source, findings, use.anyStream ?? false);
  for (const node of descendantsOf(tree.root)) check.node(node);
  if (use.gives && isMetric(tree.root) !== (use.gives === "metric")) {
    const [message, fix] = WRONG_KIND[use.gives];
    findings.error(tree.source.spanOf(tree.root), message, fix);
  }
  return [...findings.problems];
}

const WRONG_KIND: Readonly<Record<LogqlKind, readonly [message: string, fix: string]>> = {
  metric: ["the query gives lines, not numbers", 'Count them: sum(count_over_time({app="api"}[5m]))'],
  log: ["the query gives numbers, not lines", "Write the selector and its filters without functions"],
};

class Check {
  private readonly texts: LogqlTexts;

  constructor(
    private readonly source: QuerySource,
    private readonly findings: Findings,
    private readonly anyStream: boolean,
  ) {
    this.texts = new LogqlTexts(source, findings);
  }

  node(node: SyntaxNode): void {
    switch (node.name) {
      case "Selector":
        return this.selector(node);
      case "LineFilter":
        return this.lineFilter(node);
      case "LabelFilter":
        return this.labelFilter(node);
      case "LabelParser":
        return this.parser(node);
      case "RangeAggregationExpr":
        return checkRangeAggregation(this.source, this.findings, node);
      case "VectorAggregationExpr":
        return checkAggregation(this.source, this.findings, node);
      case "LabelReplaceExpr":
        return this.labelReplace(node);
      case "BinOpExpr":
        return this.binary(node);
    }
  }

  /** Loki does not search all streams there are. */
  private selector(node: SyntaxNode): void {
    const matchers = descendantsOf(node).filter(({ name }) => name === "Matcher");
    // All are looked at, also behind one that suffices.
    const empty = matchers.map((matcher) => this.matchesEmpty(matcher));
    if (this.anyStream || empty.includes(false)) return;
    const message = "the selector would take every stream: nothing in it asks for a value that is not empty";
    this.error(node, message, 'Add a matcher such as app="api"');
  }

  private matchesEmpty(matcher: SyntaxNode): boolean {
    const literal = matcher.getChild("String");
    if (!literal) return false;
    const operator = operatorOf(matcher);
    if (operator === "=" || operator === "!=") return (this.texts.valueOf(literal) === "") === (operator === "=");
    const matches = this.texts.regex(literal);
    return matches !== undefined && matches === (operator === "=~");
  }

  private lineFilter(node: SyntaxNode): void {
    const literals = descendantsOf(node).filter(({ name }) => name === "String");
    const filter = node.getChild("Filter");
    const isRegex = filter?.getChild("PipeMatch") ?? filter?.getChild("Nre");
    const isPattern = filter?.getChild("PipePattern") ?? filter?.getChild("Npa");
    for (const literal of literals) {
      if (isRegex) this.texts.regex(literal);
      else if (isPattern) this.pattern(literal, linePatternProblem);
      else this.texts.valueOf(literal);
    }
  }

  private pattern(literal: SyntaxNode, problemOf: (pattern: string) => PatternProblem | undefined): void {
    const problem = problemOf(this.texts.valueOf(literal));
    if (problem) this.error(literal, problem.message, problem.fix);
  }

  private labelFilter(node: SyntaxNode): void {
    const matcher = node.getChild("Matcher");
    if (matcher) this.matchesEmpty(matcher);
    const number = descendantsOf(node).find(
      ({ name, from, to }) => name === "Number" && this.isHexadecimal({ from, to }),
    );
    if (number) this.error(number, "a label is compared with decimal numbers", "Write it in digits from 0 to 9");
  }

  private isHexadecimal(span: Span): boolean {
    return /^[-+]?0x/i.test(this.source.parsedText(span));
  }

  private parser(node: SyntaxNode): void {
    const literal = node.getChild("String");
    if (literal && node.getChild("Pattern")) this.pattern(literal, labelPatternProblem);
    if (!literal || !node.getChild("Regexp") || this.texts.regex(literal) === undefined) return;
    if (/\(\?P?<\w+>/.test(this.texts.valueOf(literal))) return;
    this.error(literal, "regexp takes labels from named groups, and there is none", "Write (?P<name>…)");
  }

  private labelReplace(node: SyntaxNode): void {
    const pattern = node.getChildren("String")[3];
    if (pattern) this.texts.regex(pattern);
  }

  private binary(node: SyntaxNode): void {
    const isSet = ["And", "Or", "Unless"].some((name) => node.getChild(name));
    for (const side of node.getChildren("Expr")) {
      if (!isMetric(side)) this.error(side, "lines cannot be calculated with", "Count them with count_over_time");
      else if (isSet && isNumber(side)) this.error(side, "and, or, unless take no number", "Wrap it in vector(…)");
    }
  }

  private error(node: SyntaxNode, message: string, fix: string): void {
    this.findings.error(this.source.spanOf(node), message, fix);
  }
}

/** A number, or arithmetic with numbers only. */
function isNumber(node: SyntaxNode): boolean {
  const inner = node.name === "Expr" || node.name === "MetricExpr" ? node.firstChild : null;
  if (inner) return isNumber(inner);
  const sides = node.getChildren("Expr");
  return node.name === "LiteralExpr" || (node.name === "BinOpExpr" && sides.every(isNumber));
}
