import {
  type Aggregation,
  type Binary,
  type Call,
  isComparison,
  isSetOperator,
  type PromqlExpression,
  type VectorSelector,
} from "./ast";
import { typeOf } from "./types";

/** The labels that series may have: those named, or all but those named. */
export interface LabelSet {
  readonly kind: "only" | "all-but";
  readonly labels: readonly string[];
}

const NAME = "__name__";
const NONE: LabelSet = { kind: "only", labels: [] };
const ALL: LabelSet = { kind: "all-but", labels: [] };

/** The labels of a selector's series; by default nothing is known of them. */
export type LabelsOfSeries = (selector: VectorSelector) => LabelSet;

/** Whether series can have a label. */
export function mayHave({ kind, labels }: LabelSet, label: string): boolean {
  return labels.includes(label) === (kind === "only");
}

/**
 * The labels that the result of an expression may have, as far as the expression decides: a selector gives whatever
 * its metric has. A number has none.
 * @param series what is known of the metrics
 */
export function resultLabels(expression: PromqlExpression, series: LabelsOfSeries = () => ALL): LabelSet {
  switch (expression.kind) {
    case "number":
    case "string":
      return NONE;
    case "selector":
      return series(expression);
    case "range":
      return resultLabels(expression.selector, series);
    case "subquery":
      return resultLabels(expression.operand, series);
    case "unary":
      return without(resultLabels(expression.operand, series), NAME);
    case "call":
      return labelsOfCall(expression, series);
    case "aggregation":
      return labelsOfAggregation(expression, series);
    case "binary":
      return labelsOfBinary(expression, (side) => resultLabels(side, series));
  }
}

/** Functions whose result keeps the name of the metric. */
const NAMED = ["sort", "sort_desc", "sort_by_label", "sort_by_label_desc", "last_over_time", "first_over_time"];

function labelsOfCall({ function: name, arguments: given }: Call, series: LabelsOfSeries): LabelSet {
  const vector = given.find((each) => ["instant vector", "range vector"].includes(typeOf(each)));
  if (!vector || name === "scalar") return NONE;
  const labels = resultLabels(vector, series);
  // It adds labels of series that the expression does not name.
  if (name === "info") return ALL;
  if (name === "absent" || name === "absent_over_time") return equalities(vector);
  if (name === "label_replace" || name === "label_join") return withLabels(labels, texts(given[1]));
  if (name === "histogram_quantiles") return withLabels(without(labels, NAME, "le"), texts(given[1]));
  if (name === "histogram_quantile" || name === "histogram_fraction") return without(labels, NAME, "le");
  return NAMED.includes(name) ? labels : without(labels, NAME);
}

/** What is absent has the labels that were asked for with one value each. */
function equalities(vector: PromqlExpression): LabelSet {
  const selector = vector.kind === "range" ? vector.selector : vector;
  if (selector.kind !== "selector") return NONE;
  const equal = selector.matchers.filter(({ operator, label }) => operator === "=" && label !== NAME);
  return { kind: "only", labels: equal.map(({ label }) => label) };
}

/** Aggregations that choose series and leave them as they are. */
const CHOOSING = ["topk", "bottomk", "limitk", "limit_ratio"];

/** Whether an aggregation chooses among series instead of merging them. */
export function isChoosing(operator: string): boolean {
  return CHOOSING.includes(operator);
}

function labelsOfAggregation({ operator, grouping, arguments: given }: Aggregation, series: LabelsOfSeries): LabelSet {
  const operand = given.at(-1);
  const labels = operand ? resultLabels(operand, series) : NONE;
  if (isChoosing(operator)) return labels;
  const merged =
    grouping?.kind === "without" ? without(labels, NAME, ...grouping.labels) : only(labels, grouping?.labels);
  return operator === "count_values" ? withLabels(merged, texts(given[0])) : merged;
}

function labelsOfBinary(binary: Binary, labelsOf: (side: PromqlExpression) => LabelSet): LabelSet {
  const { left, right, operator, bool, matching } = binary;
  if (typeOf(left) === "scalar") return calculated(binary, labelsOf(right));
  if (typeOf(right) === "scalar") return calculated(binary, labelsOf(left));
  if (operator === "or") return either(labelsOf(left), labelsOf(right));
  if (isSetOperator(operator)) return labelsOf(left);
  const many = labelsOf(matching?.group?.side === "right" ? right : left);
  const kept = !isComparison(operator) || bool ? without(many, NAME) : many;
  if (matching?.group) {
    // A label that is taken from the other side is also taken away where that side has none.
    const taken = matching.group.labels;
    const other = labelsOf(matching.group.side === "right" ? left : right);
    return withLabels(
      without(kept, ...taken),
      taken.filter((label) => mayHave(other, label)),
    );
  }
  if (!matching) return kept;
  return matching.kind === "on" ? only(kept, matching.labels) : without(kept, ...matching.labels);
}

/** A comparison that only drops series leaves the others their name. */
function calculated({ operator, bool }: Binary, labels: LabelSet): LabelSet {
  return isComparison(operator) && !bool ? labels : without(labels, NAME);
}

function only(set: LabelSet, labels: readonly string[] = []): LabelSet {
  return { kind: "only", labels: labels.filter((label) => mayHave(set, label)) };
}

function without({ kind, labels }: LabelSet, ...dropped: readonly string[]): LabelSet {
  if (kind === "only") return { kind, labels: labels.filter((label) => !dropped.includes(label)) };
  return { kind, labels: [...new Set([...labels, ...dropped])] };
}

function withLabels({ kind, labels }: LabelSet, added: readonly string[]): LabelSet {
  if (kind === "all-but") return { kind, labels: labels.filter((label) => !added.includes(label)) };
  return { kind, labels: [...new Set([...labels, ...added])] };
}

function either(a: LabelSet, b: LabelSet): LabelSet {
  if (a.kind === "only") return b.kind === "only" ? withLabels(a, b.labels) : withLabels(b, a.labels);
  if (b.kind === "only") return withLabels(a, b.labels);
  return { kind: "all-but", labels: a.labels.filter((label) => b.labels.includes(label)) };
}

function texts(expression: PromqlExpression | undefined): string[] {
  return expression?.kind === "string" ? [expression.value] : [];
}
