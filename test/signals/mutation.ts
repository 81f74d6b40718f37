import type { Binary, PromqlExpression, VectorSelector } from "../../constructs/signals/promql/ast";
import { isComparison } from "../../constructs/signals/promql/ast";
import { parsePromql } from "../../constructs/signals/promql/parse";
import { typeOf } from "../../constructs/signals/promql/types";
import { partsOf, partsOfKind } from "../../constructs/signals/promql/walk";
import type { Span } from "../../constructs/signals/query/source";

/** One slip that somebody could make in an expression. */
export interface Mutation {
  /** `doubles 0.05`, `drops service="a"`, `halves [5m]` */
  readonly change: string;
  readonly edit: Edit;
}

/** A part of a text and what stands there instead. */
export interface Edit extends Span {
  readonly text: string;
}

/** Every mutation of an expression: thresholds doubled, matchers dropped, windows halved. */
export function mutationsOf(expr: string): Mutation[] {
  const expression = parsed(expr);
  return [
    ...partsOfKind(expression, "binary").flatMap((binary) => doubled(expr, binary)),
    ...partsOfKind(expression, "selector").flatMap((selector) => withoutMatchers(expr, selector)),
    ...partsOf(expression).flatMap(halved),
  ];
}

/** The edits that give the series of some names another one. */
export function renamings(expr: string, names: readonly string[], rename: (name: string) => string): Edit[] {
  return partsOfKind(parsed(expr), "selector").flatMap(({ metric, from }) =>
    metric !== undefined && names.includes(metric) ? [{ from, to: from + metric.length, text: rename(metric) }] : [],
  );
}

/** Names of the series that an expression reads. */
export function seriesOf(expr: string): string[] {
  return partsOfKind(parsed(expr), "selector").flatMap(({ metric }) => (metric === undefined ? [] : [metric]));
}

/** The last part first, so that the places of the others stay what they are. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((before, edit) => before.slice(0, edit.from) + edit.text + before.slice(edit.to), text);
}

function parsed(expr: string): PromqlExpression {
  const { expression } = parsePromql(expr);
  if (!expression) throw new Error(`does not parse: ${expr}`);
  return expression;
}

/** Zero stays zero: what is compared with it has no threshold to double. */
function doubled(expr: string, { operator, left, right }: Binary): Mutation[] {
  if (!isComparison(operator)) return [];
  const thresholds = [left, right].filter((side) => typeOf(side) === "scalar" && !isZero(side));
  return thresholds.map(({ from, to }) => {
    const text = expr.slice(from, to);
    return { change: `doubles ${text}`, edit: { from, to, text: `2 * (${text})` } };
  });
}

function isZero(expression: PromqlExpression): boolean {
  return expression.kind === "number" && expression.value === 0;
}

function withoutMatchers(expr: string, { metric, matchers }: VectorSelector): Mutation[] {
  if (metric === undefined && matchers.length < 2) return [];
  return matchers.map(({ from, to }) => {
    const [after = ""] = /^\s*,\s*/.exec(expr.slice(to)) ?? [];
    const [before = ""] = after === "" ? (/,\s*$/.exec(expr.slice(0, from)) ?? []) : [];
    const edit = { from: from - before.length, to: to + after.length, text: "" };
    return { change: `drops ${expr.slice(from, to)}`, edit };
  });
}

function halved(part: PromqlExpression): Mutation[] {
  if ((part.kind !== "range" && part.kind !== "subquery") || !part.range) return [];
  const text = `[${part.range.times(0.5).toPrometheus()}]`;
  return [{ change: `halves [${part.range.toPrometheus()}]`, edit: { ...part.brackets, text } }];
}
