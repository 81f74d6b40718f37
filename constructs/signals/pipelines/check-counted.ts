import type { Problem } from "../../core/errors";
import type { LogRuleGroup } from "../rules/log-rule";
import { type CountedBranch, type CountedLines, countedLines } from "./counted-lines";
import { type DroppedLines, droppedLines, type FieldCondition, type SampledLines, sampledLines } from "./dropped-lines";
import { literalsOf } from "./literals";
import type { LogPipeline } from "./pipeline";
import { findsText } from "./regex";
import { blotsOut, type ReplacingStage, replacingStages } from "./replaced-text";
import { type LabelMatcher, type LineFilter, matchesLabel } from "./selector";

/**
 * Reports rules that ask for lines which a pipeline drops, or for text which it blots out, and so would stay silent for
 * ever; and those that count lines of which a pipeline keeps a share. A rule that merely looks at streams of which some
 * lines are dropped is none of them.
 * @param at path of the rules in the user's data
 */
export function checkCounted(
  at: string,
  groups: readonly LogRuleGroup[],
  pipelines: readonly LogPipeline[],
): Problem[] {
  const losses = [...droppedLines(pipelines).map(dropping), ...replacingStages(pipelines).map(replacing)];
  const samples = sampledLines(pipelines).map(sampling);
  return expressionsOf(groups).flatMap(({ name, expr }) =>
    countedLines(expr).flatMap((counted) =>
      [...takenFrom(counted, losses), ...distorted(counted, samples)].map(({ problem, fix }) => ({
        at: `${at}.${name}.expr`,
        value: counted.text,
        problem,
        fix,
      })),
    ),
  );
}

/** A way of losing lines before they are counted. */
interface Loss extends Pick<Problem, "problem" | "fix"> {
  readonly takes: (counted: CountedBranch) => boolean;
}

/** Where the query says "or", one side that comes through is enough. */
function takenFrom({ branches }: CountedLines, losses: readonly Loss[]): Loss[] {
  const lost = branches.map((branch) => losses.filter(({ takes }) => takes(branch)));
  return lost.some((each) => each.length === 0) ? [] : [...new Set(lost.flat())];
}

/** A share of lines is right where both sides are sampled alike. */
function distorted(counted: CountedLines, samples: readonly Loss[]): Loss[] {
  const own = counted.byNumber ? takenFrom(counted, samples) : [];
  const others = counted.comparedWith();
  const isAlike = others.length > 0 && others.every((other) => isEqual(takenFrom(other, samples), own));
  return isAlike ? [] : own;
}

function isEqual(some: readonly Loss[], others: readonly Loss[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}

function sampling(lines: SampledLines): Loss {
  const { pipeline, reason, percentage } = lines;
  const kept = Number.isInteger(100 / percentage) ? `one line in ${100 / percentage}` : `${percentage} % of the lines`;
  const problem = `counts ${kept}: the pipeline ${pipeline} leaves out the others (${reason})`;
  const fix = "Keep them all, or compare a share of them, as shareOfLines does";
  return { problem, fix, takes: (counted) => asksFor(counted, lines) };
}

function dropping(lines: DroppedLines): Loss {
  const problem = `counts lines that the pipeline ${lines.pipeline} drops (${lines.reason})`;
  return { problem, fix: "Keep the lines, or count something else", takes: (counted) => asksFor(counted, lines) };
}

function replacing(stage: ReplacingStage): Loss {
  const problem = `counts lines by a text that the pipeline ${stage.pipeline} blots out`;
  const fix = "Look for what stands in its place, or count something else";
  return { problem, fix, takes: (counted) => looksFor(counted, stage) };
}

function expressionsOf(groups: readonly LogRuleGroup[]): { readonly name: string; readonly expr: string }[] {
  return groups.flatMap(({ name, rules, records = [] }) => [
    ...records.map(({ record, expr }) => ({ name: `${name}.${record}`, expr })),
    ...rules.map(({ alert, expr }) => ({ name: `${name}.${alert}`, expr })),
  ]);
}

/** What a query says about one condition of a stage: that it is met, that it is not, or nothing. */
type Verdict = "met" | "missed" | "open";

/** Streams may be wider than those dropped from, where the query asks for the very lines. */
function asksFor(counted: CountedBranch, { matchers, filters, field }: DroppedLines): boolean {
  const streams = matchers.map((matcher) => ofLabel(matcher, counted.matchers));
  const lines = [
    ...filters.map((filter) => ofFilter(filter, counted.filters)),
    ...(field ? [ofField(field, counted.matchers)] : []),
  ];
  if ([...streams, ...lines].includes("missed")) return false;
  return (lines.length > 0 ? lines : streams).every((verdict) => verdict === "met");
}

/** Other streams may well have the text. */
function looksFor(counted: CountedBranch, stage: ReplacingStage): boolean {
  const conditions = [
    ...stage.matchers.map((matcher) => ofLabel(matcher, counted.matchers)),
    ...stage.filters.map((filter) => ofFilter(filter, counted.filters)),
  ];
  return (
    conditions.every((verdict) => verdict === "met") &&
    counted.filters.flatMap(textsIn).some((text) => blotsOut(stage, text))
  );
}

function ofLabel(wanted: LabelMatcher, said: readonly LabelMatcher[]): Verdict {
  const about = said.filter(({ label }) => label === wanted.label);
  const equal = about.find(({ operator }) => operator === "=");
  if (equal) return matchesLabel(wanted, equal.value) ? "met" : "missed";
  if (wanted.operator === "=" && about.some((matcher) => !matchesLabel(matcher, wanted.value))) return "missed";
  return about.some(({ operator, value }) => operator === wanted.operator && value === wanted.value) ? "met" : "open";
}

function ofFilter(wanted: LineFilter, said: readonly LineFilter[]): Verdict {
  if (said.some(({ operator, text }) => operator === wanted.operator && text === wanted.text)) return "met";
  const verdicts = said.map((filter) => compare(wanted, filter));
  return verdicts.find((verdict) => verdict !== "open") ?? "open";
}

/** Texts that every line contains which passes a filter. */
function textsIn({ operator, text }: LineFilter): string[] {
  if (operator === "=") return [text];
  return operator === "=~" ? literalsOf(text) : [];
}

/** A text that every counted line contains decides about any text within it. */
function compare(wanted: LineFilter, said: LineFilter): Verdict {
  const { operator, text } = said;
  const positive = wanted.operator.startsWith("=");
  if (textsIn(said).some((each) => isIn(wanted, each))) return positive ? "met" : "missed";
  // No counted line contains the text: then none contains a longer one.
  if (operator === "!=" && !wanted.operator.includes("~") && wanted.text.includes(text)) {
    return positive ? "missed" : "met";
  }
  return "open";
}

/** Whether a line that contains the text meets the condition, wherever in the line it stands. */
function isIn({ operator, text: wanted }: LineFilter, text: string): boolean {
  if (!operator.includes("~")) return text.includes(wanted);
  return !/[$^]|\\[AzbB]/.test(wanted) && findsText(wanted, text);
}

/** A query may name one value of the field, or several of which one is dropped. */
function ofField({ names, value, expression }: FieldCondition, said: readonly LabelMatcher[]): Verdict {
  const about = said.filter(({ label }) => names.includes(label));
  if (value !== undefined && about.length > 0) {
    return about.every((matcher) => matchesLabel(matcher, value)) && about.some(isPositive) ? "met" : "missed";
  }
  const equal = about.find(({ operator }) => operator === "=");
  if (!equal) return value === undefined && expression === undefined && about.some(isPositive) ? "met" : "open";
  return expression === undefined || findsText(expression, equal.value) ? "met" : "missed";
}

function isPositive({ operator }: LabelMatcher): boolean {
  return operator.startsWith("=");
}
