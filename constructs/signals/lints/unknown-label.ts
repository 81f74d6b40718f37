import type { Aggregation, Binary, Matcher, VectorSelector } from "../promql/ast";
import { type LabelSet, mayHave, resultLabels } from "../promql/labels";
import { typeOf } from "../promql/types";
import { partsOfKind, selectorsOf } from "../promql/walk";
import { hasVariable } from "../query/variables";
import type { KnownSeries } from "./known-series";
import type { Finding, Lint } from "./lint";
import { similarName } from "./similar-name";

/** A matcher on a label that no series of the metric has selects nothing. */
export const unknownLabel: Lint = {
  code: "unknown-label",
  reason: "A matcher on a label that the metric does not have selects no series.",
  find: ({ expression, series }) => [
    ...selectorsOf(expression).flatMap(({ selector }) => inMatchers(selector, series)),
    ...partsOfKind(expression, "aggregation").flatMap((aggregation) => inGrouping(aggregation, series)),
    ...partsOfKind(expression, "binary").flatMap((binary) => inMatching(binary, series)),
  ],
};

function inMatchers(selector: VectorSelector, series: KnownSeries): Finding[] {
  const labels = series.possibleLabels(selector);
  return selector.matchers
    .filter((matcher) => (excludes(matcher) || !matcher.matchesEmpty) && isMissing(labels, matcher.label))
    .map((matcher) => ({
      at: matcher,
      problem: `${selector.metric} has no label ${matcher.label}${excludes(matcher) ? ", so nothing is left out" : ""}`,
      fix: wayOut(labels, matcher.label),
    }));
}

/** `{shelf!="x"}`: where there is no such label, it takes everything. `{shelf!=""}` takes nothing. */
function excludes({ operator, matchesEmpty }: Matcher): boolean {
  return matchesEmpty && (operator === "!=" || operator === "!~");
}

/** `sum by (nope) (…)`. What `without` names may be missing: it is gone then, as it is wanted. */
function inGrouping({ grouping, arguments: given }: Aggregation, series: KnownSeries): Finding[] {
  const operand = given.at(-1);
  if (grouping?.kind !== "by" || !operand) return [];
  const labels = resultLabels(operand, series.possibleLabels);
  return grouping.labels
    .filter((label) => isMissing(labels, label))
    .map((label) => ({
      at: grouping,
      problem: `what is aggregated has no label ${label}`,
      fix: wayOut(labels, label),
    }));
}

/** `on (nope)`, `ignoring (nope)`, `group_left (nope)` */
function inMatching({ matching, left, right }: Binary, series: KnownSeries): Finding[] {
  if (!matching || typeOf(left) !== "instant vector" || typeOf(right) !== "instant vector") return [];
  const [ofLeft, ofRight] = [left, right].map((side) => resultLabels(side, series.possibleLabels)) as [
    LabelSet,
    LabelSet,
  ];
  const one = matching.group?.side === "right" ? ofLeft : ofRight;
  return [
    ...matching.labels
      .filter((label) => isMissing(ofLeft, label) && isMissing(ofRight, label))
      .map((label) => ({ at: matching, problem: `neither side has a label ${label}`, fix: wayOut(ofLeft, label) })),
    ...(matching.group?.labels ?? [])
      .filter((label) => isMissing(one, label))
      .map((label) => ({
        at: matching,
        problem: `the other side has no label ${label} to take`,
        fix: wayOut(one, label),
      })),
  ];
}

function isMissing(labels: LabelSet, label: string): boolean {
  return !hasVariable(label) && !mayHave(labels, label);
}

function wayOut({ kind, labels }: LabelSet, label: string): string {
  const similar = kind === "only" ? similarName(label, labels) : undefined;
  const own = labels.filter((each) => each !== "__name__").sort();
  if (similar) return `Write ${similar}`;
  return kind === "only" && own.length > 0 ? `It has ${own.join(", ")}` : "Leave it out";
}
