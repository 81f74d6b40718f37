import type { Span } from "../query/source";
import type { SyntaxNode } from "../query/tree";
import type { RangeSelector, Subquery, VectorSelector } from "./ast";
import { readRange } from "./numbers";
import type { Suffixed } from "./operators";
import type { Reading } from "./reading";

/** `up[5m]`: only a selector has samples to look back at; what is calculated needs a subquery. */
export function readRangeSelector(reading: Reading, node: SyntaxNode, operand: Suffixed): RangeSelector {
  const { expression, span } = operand;
  const brackets = bracketsOf(reading, node, span);
  const plain = isPlain(operand);
  if (!plain) reportRange(reading, brackets, operand);
  const duration = node.getChild("DurationExpr");
  const range = duration ? readRange(reading, duration) : undefined;
  return {
    kind: "range",
    from: span.from,
    to: brackets.to,
    selector: plain && expression.kind === "selector" ? expression : nothing(span),
    ...(range && { range }),
    brackets,
  };
}

function isPlain({ expression, inParentheses }: Suffixed): boolean {
  return expression.kind === "selector" && !inParentheses && !expression.offset && expression.at === undefined;
}

function reportRange(reading: Reading, brackets: Span, { expression }: Suffixed): void {
  const directly = "Write it directly after the selector: up[5m] offset 1h";
  const fix = expression.kind === "selector" ? directly : "Write a subquery with a colon: [5m:]";
  reading.errorAt(brackets, "a range stands after a selector", fix);
}

/** Stands in for what should be a selector; one with a name is not complained about further. */
function nothing({ from, to }: Span): VectorSelector {
  return { kind: "selector", from, to, metric: "", matchers: [] };
}

/** `rate(up[5m])[1h:1m]` */
export function readSubquery(reading: Reading, node: SyntaxNode, { expression, span }: Suffixed): Subquery {
  const [range, step] = node.getChildren("DurationExpr").map((duration) => readRange(reading, duration));
  const brackets = bracketsOf(reading, node, span);
  return {
    kind: "subquery",
    from: span.from,
    to: brackets.to,
    operand: expression,
    ...(range && { range }),
    ...(step && { step }),
    brackets,
  };
}

function bracketsOf(reading: Reading, node: SyntaxNode, operand: Span): Span {
  return { from: reading.source.written.indexOf("[", operand.to), to: reading.spanOf(node).to };
}
