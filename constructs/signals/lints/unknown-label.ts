import { mayHave } from "../promql/labels";
import { selectorsOf } from "../promql/walk";
import type { Lint } from "./lint";
import { similarName } from "./similar-name";

/** A matcher on a label that no series of the metric has selects nothing. */
export const unknownLabel: Lint = {
  code: "unknown-label",
  reason: "A matcher on a label that the metric does not have selects no series.",
  find: ({ expression, series }) =>
    selectorsOf(expression).flatMap(({ selector }) => {
      const labels = series.possibleLabels(selector);
      return selector.matchers
        .filter(({ label, matchesEmpty }) => !matchesEmpty && !label.includes("$") && !mayHave(labels, label))
        .map((matcher) => {
          const similar = similarName(matcher.label, labels.labels);
          const own = labels.labels.filter((label) => label !== "__name__").sort();
          const fix = similar ? `Write ${similar}` : `It has ${own.join(", ")}`;
          return { at: matcher, problem: `${selector.metric} has no label ${matcher.label}`, fix };
        });
    }),
};
