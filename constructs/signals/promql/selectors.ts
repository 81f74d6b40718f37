import type { SyntaxNode } from "../query/tree";
import { compileRegex } from "../query/regex";
import { childrenOf } from "../query/syntax";
import type { Matcher, MatchOperator, VectorSelector } from "./ast";
import type { Reading } from "./reading";
import { SYNTAX } from "./version";

const METRIC_NAME = "__name__";

/** `up{job="api"}`, `{job="api"}` or `{"metric.name"}` */
export function readSelector(reading: Reading, node: SyntaxNode): VectorSelector {
  const names = metricNames(reading, node);
  const matchers = childrenOf(node.getChild("LabelMatchers") ?? node).flatMap((child) => readMatcher(reading, child));
  const byMatcher = matchers.find(({ label, operator }) => label === METRIC_NAME && operator === "=");
  const operator = names.find((name) => /^atan2$/i.test(name));
  if (operator) reading.error(node, `${operator} is an operator, not a metric`, `Write {__name__="${operator}"}`);
  const named = matchers.some(({ label }) => label === METRIC_NAME);
  if (names.length > 1 || (names.length > 0 && named)) {
    reading.error(node, "the metric is named twice", "Name it once, before the braces or inside");
  }
  const metric = names[0] ?? byMatcher?.value;
  return { kind: "selector", ...reading.spanOf(node), ...(metric !== undefined && { metric }), matchers };
}

function metricNames(reading: Reading, node: SyntaxNode): string[] {
  const identifier = node.getChild("Identifier");
  const quoted = node.getChild("LabelMatchers")?.getChildren("QuotedLabelName") ?? [];
  return [...(identifier ? [reading.textOf(identifier)] : []), ...quoted.map((name) => readQuotedName(reading, name))];
}

/** `"http.method"`: names with other characters than `[a-zA-Z0-9_:]`. */
export function readQuotedName(reading: Reading, node: SyntaxNode): string {
  reading.needs(node, "a name in quotes", SYNTAX.quotedName);
  const literal = node.getChild("StringLiteral");
  const name = literal ? reading.stringOf(literal).written : "";
  if (name === "") reading.error(node, "a name is empty", "Write the name of a metric or label");
  return name;
}

function readMatcher(reading: Reading, node: SyntaxNode): Matcher[] {
  const operator = node.getChild("MatchOp");
  const value = node.getChild("StringLiteral");
  const name = node.getChild("LabelName");
  const quoted = node.getChild("QuotedLabelName");
  if (!operator || !value) return [];
  const { written, parsed } = reading.stringOf(value);
  const sign = reading.parsedText(operator) as MatchOperator;
  return [
    {
      ...reading.spanOf(node),
      label: name ? reading.textOf(name) : quoted ? readQuotedName(reading, quoted) : "",
      operator: sign,
      value: written,
      matchesEmpty: matchesEmpty(reading, value, sign, parsed),
    },
  ];
}

function matchesEmpty(reading: Reading, node: SyntaxNode, operator: MatchOperator, value: string): boolean {
  if (operator === "=") return value === "";
  if (operator === "!=") return value !== "";
  const matches = readRegex(reading, node, value);
  return operator === "=~" ? matches : !matches;
}

/** Reports an expression that RE2 refuses. @returns whether it matches the empty text */
export function readRegex(reading: Reading, node: SyntaxNode, expression: string): boolean {
  const regex = compileRegex(expression);
  if ("matchesEmpty" in regex) return regex.matchesEmpty;
  reading.error(
    node,
    `not a regular expression of RE2: ${regex.problem}`,
    "See https://github.com/google/re2/wiki/Syntax",
  );
  return false;
}
