import type { Duration } from "../../core/duration";
import type { Span } from "../query/source";

/** The types of PromQL. */
export type PromqlType = "scalar" | "instant vector" | "range vector" | "string";

/**
 * A PromQL expression. Parentheses are gone, and `offset` and `@` belong to what they modify. Texts hold Grafana's
 * variables as written; numbers and durations that a variable decides are absent.
 */
export type PromqlExpression =
  NumberLiteral | StringLiteral | VectorSelector | RangeSelector | Subquery | Call | Aggregation | Unary | Binary;

/** `0.5`, `Inf`, `1h` for 3600. */
export interface NumberLiteral extends Span {
  readonly kind: "number";
  readonly value?: number;
}

export interface StringLiteral extends Span {
  readonly kind: "string";
  readonly value: string;
}

/** `up{job="api"} offset 5m` */
export interface VectorSelector extends Span, TimeShift {
  readonly kind: "selector";
  /** Name of the metric, however it is given; absent when only matchers select. */
  readonly metric?: string;
  /** The matchers in braces; one of `__name__` is among them when it is written there. */
  readonly matchers: readonly Matcher[];
  /** How the edges of a range are filled, where that is asked for. */
  readonly extended?: "anchored" | "smoothed";
}

export type MatchOperator = "=" | "!=" | "=~" | "!~";

export interface Matcher extends Span {
  readonly label: string;
  readonly operator: MatchOperator;
  readonly value: string;
  /** Whether series without the label pass. */
  readonly matchesEmpty: boolean;
}

/** When a selector or subquery looks, if not now. */
export interface TimeShift {
  readonly offset?: Offset;
  /** Seconds since 1970, or an end of the range that is asked for. */
  readonly at?: number | "start" | "end";
}

export interface Offset extends Span {
  /** Negative where it looks ahead. */
  readonly milliseconds?: number;
}

/** `up[5m]` */
export interface RangeSelector extends Span {
  readonly kind: "range";
  readonly selector: VectorSelector;
  readonly range?: Duration;
  /** The part from bracket to bracket. */
  readonly brackets: Span;
}

/** `rate(up[5m])[1h:1m]` */
export interface Subquery extends Span, TimeShift {
  readonly kind: "subquery";
  readonly operand: PromqlExpression;
  readonly range?: Duration;
  /** Absent when a variable decides, and when it is left to the evaluation interval. */
  readonly step?: Duration;
  /** The part from bracket to bracket. */
  readonly brackets: Span;
}

/** `rate(up[5m])` */
export interface Call extends Span {
  readonly kind: "call";
  readonly function: string;
  readonly name: Span;
  readonly arguments: readonly PromqlExpression[];
}

/** `sum by (job) (up)` */
export interface Aggregation extends Span {
  readonly kind: "aggregation";
  readonly operator: string;
  readonly name: Span;
  readonly grouping?: Grouping;
  /** All that is in parentheses: for `topk` and its like the parameter comes before what is aggregated. */
  readonly arguments: readonly PromqlExpression[];
}

export interface Grouping extends Span {
  readonly kind: "by" | "without";
  readonly labels: readonly string[];
}

/** `-up` */
export interface Unary extends Span {
  readonly kind: "unary";
  readonly operator: "+" | "-";
  readonly operand: PromqlExpression;
}

export type SetOperator = "and" | "or" | "unless";
export type ComparisonOperator = "==" | "!=" | ">" | ">=" | "<" | "<=";
export type ArithmeticOperator = "+" | "-" | "*" | "/" | "%" | "^" | "atan2" | "</" | ">/";

/** `a / on (job) group_left b` */
export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: SetOperator | ComparisonOperator | ArithmeticOperator;
  readonly symbol: Span;
  readonly left: PromqlExpression;
  readonly right: PromqlExpression;
  /** Whether a comparison gives 0 or 1 instead of dropping what does not hold. */
  readonly bool: boolean;
  readonly matching?: VectorMatching;
  /** Whether missing series are filled in. */
  readonly filled: boolean;
}

/** By which labels the series of two sides find each other. */
export interface VectorMatching extends Span {
  readonly kind: "on" | "ignoring";
  readonly labels: readonly string[];
  /** The side with more series, and the labels it takes from the other. */
  readonly group?: { readonly side: "left" | "right"; readonly labels: readonly string[] };
}

const SET_OPERATORS: readonly string[] = ["and", "or", "unless"] satisfies SetOperator[];
const COMPARISONS: readonly string[] = ["==", "!=", ">", ">=", "<", "<="] satisfies ComparisonOperator[];

export function isSetOperator(operator: string): operator is SetOperator {
  return SET_OPERATORS.includes(operator);
}

export function isComparison(operator: string): operator is ComparisonOperator {
  return COMPARISONS.includes(operator);
}
