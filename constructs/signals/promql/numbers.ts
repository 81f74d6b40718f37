import type { SyntaxNode } from "../query/tree";
import { Duration } from "../../core/duration";
import type { Reading } from "./reading";
import { SYNTAX } from "./version";

const UNITS = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;

/** Prometheus counts a range in nanoseconds of 64 bits: 292 years. */
const LONGEST_SECONDS = 2 ** 63 / 1e9;

/** The value of a number; undefined when a variable decides. */
export function readNumber(reading: Reading, node: SyntaxNode): number | undefined {
  const text = reading.parsedText(node).replace(/\s/g, "");
  const [, sign = "", digits = ""] = /^([-+]?)(.*)$/.exec(text) ?? [];
  const value = valueOf(digits);
  if (isDuration(digits)) reading.needs(node, "a duration as a number", SYNTAX.durationAsNumber);
  if (isDuration(digits) && value === 0) needsZero(reading, node);
  if (digits.includes("_")) reading.needs(node, "an underscore in a number", SYNTAX.underscores);
  if (value === undefined) reading.error(node, "the number is out of range", "Use one that fits 64 bits");
  checkEnd(reading, node);
  if (value === undefined || reading.source.isVariable(node)) return undefined;
  return sign === "-" ? -value : value;
}

/** A moment for `@`, in seconds since 1970. */
export function readTimestamp(reading: Reading, node: SyntaxNode): number | undefined {
  const value = readNumber(reading, node);
  if (value === undefined) return undefined;
  if (Math.abs(value) < 2 ** 63 && !isDuration(reading.parsedText(node))) return value;
  reading.error(node, "@ takes a moment", "Write seconds since 1970, start() or end()");
  return undefined;
}

/** A duration of nothing is an error to older ones wherever it stands; a plain 0 is no duration to them. */
export function needsZero(reading: Reading, node: SyntaxNode): void {
  if (/[a-z]\s*$/.test(reading.parsedText(node))) reading.needs(node, "a duration of nothing", SYNTAX.zeroDuration);
}

/** The grammar takes `5and` for two words. */
function checkEnd(reading: Reading, node: SyntaxNode): void {
  const next = reading.source.parsed.charAt(node.to);
  if (/\w/.test(next)) reading.error(node, "a number runs into the next word", "Put a space between them");
}

function valueOf(digits: string): number | undefined {
  if (/^inf$/i.test(digits)) return Infinity;
  if (/^nan$/i.test(digits)) return NaN;
  if (isDuration(digits)) return Duration.parse(digits).milliseconds / 1000;
  const plain = digits.replaceAll("_", "");
  if (/^0x/i.test(plain)) return BigInt(plain) < 2n ** 63n ? Number(plain) : undefined;
  return Number.isFinite(Number(plain)) ? Number(plain) : undefined;
}

function isDuration(digits: string): boolean {
  return /[ywdhms]$/.test(digits) && UNITS.test(digits);
}

/** The length of a range or step, which must not be empty; undefined when it is not known before the query runs. */
export function readRange(reading: Reading, node: SyntaxNode): Duration | undefined {
  const value = readSeconds(reading, node);
  if (value === undefined) return undefined;
  if (value > 0) return Duration.of(Math.round(value * 1000), "ms");
  reading.error(node, "a range must be longer than nothing", "Write a positive duration such as 5m");
  return undefined;
}

/** Seconds of a duration or of arithmetic with durations; undefined when it is not known before the query runs. */
export function readSeconds(reading: Reading, node: SyntaxNode): number | undefined {
  const literal = node.getChild("NumberDurationLiteralInDurationContext");
  if (literal) return readLiteral(reading, literal);
  const operands = [...node.getChildren("DurationExpr"), ...node.getChildren("OffsetDurationExpr")];
  if (!isNegation(reading, node)) {
    reading.needs(node, "arithmetic with durations", SYNTAX.durationArithmetic);
  }
  const [left, right] = operands.map((operand) => readSeconds(reading, operand));
  if (left === undefined) return undefined;
  if (operands.length === 1) return node.getChild("UnaryOp") && isMinus(reading, node) ? -left : left;
  return right === undefined ? undefined : calculate(reading, node, left, right);
}

/** `offset -5m`, which is older than arithmetic. */
function isNegation(reading: Reading, node: SyntaxNode): boolean {
  const operand = node.getChild("OffsetDurationExpr");
  return isMinus(reading, node) && operand?.getChild("NumberDurationLiteralInDurationContext") != null;
}

function isMinus(reading: Reading, node: SyntaxNode): boolean {
  const sign = node.getChild("UnaryOp");
  return sign !== null && reading.parsedText(sign) === "-";
}

function readLiteral(reading: Reading, node: SyntaxNode): number | undefined {
  const text = reading.parsedText(node).replace(/\s/g, "");
  const digits = text.replace(/^[-+]/, "");
  if (!isDuration(digits)) reading.needs(node, "a duration without a unit", SYNTAX.numberAsDuration);
  checkEnd(reading, node);
  const value = valueOf(digits);
  if (value === undefined || !(value <= LONGEST_SECONDS)) {
    reading.error(node, "the duration is out of range", "Write one of less than 292 years");
    return undefined;
  }
  if (reading.source.isVariable(node)) return undefined;
  return text.startsWith("-") ? -value : value;
}

function calculate(reading: Reading, node: SyntaxNode, left: number, right: number): number | undefined {
  if (node.getChild("Add")) return left + right;
  if (node.getChild("Sub")) return left - right;
  if (node.getChild("Mul")) return left * right;
  if (node.getChild("Pow")) return left ** right;
  if (node.getChild("DurationMinOf")) return Math.min(left, right);
  if (node.getChild("DurationMaxOf")) return Math.max(left, right);
  if (right === 0) {
    reading.error(node, "a duration is divided by zero", "Divide by another number");
    return undefined;
  }
  return node.getChild("Div") ? left / right : left % right;
}
