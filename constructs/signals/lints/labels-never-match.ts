import { type Binary, isSetOperator } from "../promql/ast";
import { type LabelSet, mayHave, resultLabels } from "../promql/labels";
import { typeOf } from "../promql/types";
import { partsOf, partsOfKind } from "../promql/walk";
import type { KnownSeries } from "./known-series";
import type { Lint } from "./lint";

/** Two sides of which one always has a label that the other never has find no partner: the result is empty. */
export const labelsNeverMatch: Lint = {
  code: "labels-never-match",
  reason:
    "Series find each other by equal labels; where one side has a label that the other lacks, the result is empty.",
  find: ({ expression, series }) =>
    partsOfKind(expression, "binary")
      .filter(({ operator, left, right }) => operator !== "or" && isVector(left) && isVector(right))
      .flatMap((binary) => {
        const label = unmatched(binary, series);
        if (label === undefined) return [];
        const fix = isSetOperator(binary.operator)
          ? `Name what both have: ${binary.operator} on (cluster, …)`
          : `Name what both have: ${binary.operator} on (cluster, …), or aggregate ${label} away`;
        return [{ at: binary, problem: `only one side of ${binary.operator} has the label ${label}`, fix }];
      }),
};

function isVector(side: Binary["left"]): boolean {
  return typeOf(side) === "instant vector";
}

/** A label that keeps the series of both sides apart. */
function unmatched(binary: Binary, series: KnownSeries): string | undefined {
  const { left, right } = binary;
  return aheadOf(binary, left, right, series) ?? aheadOf(binary, right, left, series);
}

/** A matched label that the series of one side are sure to have and those of the other cannot have. */
function aheadOf(
  { matching }: Binary,
  side: Binary["left"],
  other: Binary["left"],
  series: KnownSeries,
): string | undefined {
  const possible = resultLabels(other, series.possibleLabels);
  const matched = (label: string): boolean =>
    matching?.kind === "on" ? matching.labels.includes(label) : !matching?.labels.includes(label);
  return sureOf(side, series).labels.find(
    (label) => label !== "__name__" && matched(label) && !mayHave(possible, label),
  );
}

const NOTHING: LabelSet = { kind: "only", labels: [] };

/** What all series of a result have. Of alternatives, and of labels that are rewritten, nothing is sure. */
function sureOf(side: Binary["left"], series: KnownSeries): LabelSet {
  const unsure = partsOf(side).some(
    (part) =>
      (part.kind === "binary" && (part.operator === "or" || part.matching?.group !== undefined)) ||
      (part.kind === "call" && /^(label_|info$|absent)/.test(part.function)),
  );
  const sure = unsure ? NOTHING : resultLabels(side, series.sureLabels);
  return sure.kind === "only" ? sure : NOTHING;
}
