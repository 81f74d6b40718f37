import type { Span } from "../query/source";
import type { SyntaxNode } from "../query/tree";
import type { Offset, PromqlExpression, RangeSelector, Subquery, TimeShift, VectorSelector } from "./ast";
import { needsZero, readSeconds, readTimestamp } from "./numbers";
import type { Suffixed } from "./operators";
import type { Reading } from "./reading";
import { SYNTAX } from "./version";

type Shiftable = VectorSelector | RangeSelector | Subquery;

/** `up offset 5m` */
export function readOffset(reading: Reading, node: SyntaxNode, operand: Suffixed): PromqlExpression {
  const target = shiftable(reading, operand, "offset");
  const duration = node.getChild("OffsetDurationExpr");
  if (!duration || !target) return operand.expression;
  if (shiftOf(target).offset) reading.error(duration, "the offset is given twice", "Write one offset, the sum of both");
  const seconds = readSeconds(reading, duration);
  if (seconds === 0) needsZero(reading, duration);
  const offset: Offset = {
    ...reading.spanOf(duration),
    ...(seconds !== undefined && { milliseconds: Math.round(seconds * 1000) }),
  };
  return shifted(target, spanOf(reading, node, operand), { offset });
}

/** `up @ 1700000000`, `up @ end()` */
export function readMoment(reading: Reading, node: SyntaxNode, operand: Suffixed): PromqlExpression {
  const target = shiftable(reading, operand, "@");
  if (!target) return operand.expression;
  if (shiftOf(target).at !== undefined) reading.error(node, "@ is there twice", "Name one moment");
  const at = momentOf(reading, node);
  return shifted(target, spanOf(reading, node, operand), at === undefined ? {} : { at });
}

function momentOf(reading: Reading, node: SyntaxNode): TimeShift["at"] {
  const end = node.getChild("AtModifierPreprocessors");
  if (end) return end.getChild("AtStart") ? "start" : "end";
  const number = node.getChildren("NumberDurationLiteral").at(-1);
  return number ? readTimestamp(reading, number) : undefined;
}

/** `up[5m] anchored` */
export function readExtended(reading: Reading, node: SyntaxNode, operand: Suffixed): PromqlExpression {
  const kind = node.name === "AnchoredExpr" ? "anchored" : "smoothed";
  reading.needs(node, kind, SYNTAX.extendedRange);
  const { expression, span, inParentheses } = operand;
  const selector = expression.kind === "range" ? expression.selector : expression;
  if (selector.kind !== "selector" || inParentheses) {
    reading.errorAt(span, `${kind} belongs to a selector`, `Write it after one: up[5m] ${kind}`);
    return expression;
  }
  if (selector.extended && selector.extended !== kind) {
    reading.errorAt(span, "a range is anchored or smoothed, not both", "Choose one");
  }
  const extended = { ...selector, extended: kind } as const;
  const whole = expression.kind === "range" ? { ...expression, selector: extended } : extended;
  return { ...whole, ...spanOf(reading, node, operand) };
}

/** What can be moved in time, as it stands before the modifier; anything else, parentheses included, is an error. */
function shiftable(
  reading: Reading,
  { expression, span, inParentheses }: Suffixed,
  modifier: string,
): Shiftable | undefined {
  const moves = expression.kind === "selector" || expression.kind === "range" || expression.kind === "subquery";
  if (moves && !inParentheses) return expression;
  const fix = `Write ${modifier} directly after the selectors inside`;
  reading.errorAt(span, `${modifier} belongs to a selector, a range or a subquery`, fix);
  return undefined;
}

function shiftOf(target: Shiftable): TimeShift {
  return target.kind === "range" ? target.selector : target;
}

function shifted(target: Shiftable, span: Span, shift: TimeShift): PromqlExpression {
  if (target.kind === "range") return { ...target, ...span, selector: { ...target.selector, ...shift } };
  return { ...target, ...span, ...shift };
}

/** An operand together with its suffix. */
function spanOf(reading: Reading, node: SyntaxNode, { span }: Suffixed): Span {
  return { from: span.from, to: reading.spanOf(node).to };
}
