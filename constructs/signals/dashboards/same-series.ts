import type { Aggregation, Binary, Call, PromqlExpression, RangeSelector, VectorSelector } from "../promql/ast";

/**
 * Whether a query of a dashboard shows what a rule looks at: the same expression, whatever clusters and range the
 * reader has picked.
 */
export function sameSeries(shown: PromqlExpression, ruled: PromqlExpression): boolean {
  if (shown.kind !== ruled.kind) return false;
  switch (shown.kind) {
    case "number":
      return shown.value !== undefined && shown.value === (ruled as typeof shown).value;
    case "string":
      return shown.value === (ruled as typeof shown).value;
    case "selector":
      return sameSelector(shown, ruled as VectorSelector);
    case "range":
      return sameRange(shown, ruled as RangeSelector);
    case "call":
      return shown.function === (ruled as Call).function && sameList(shown.arguments, (ruled as Call).arguments);
    case "aggregation":
      return sameAggregation(shown, ruled as Aggregation);
    case "binary":
      return sameBinary(shown, ruled as Binary);
    // Rare, and too easily not the same.
    case "subquery":
    case "unary":
      return false;
  }
}

function sameSelector(shown: VectorSelector, ruled: VectorSelector): boolean {
  if (shown.metric !== ruled.metric || shown.offset || ruled.offset || shown.at || ruled.at) return false;
  return sameSet(matchers(shown), matchers(ruled));
}

/** The clusters are the reader's choice; a rule sees those of its own Prometheus. */
function matchers({ matchers }: VectorSelector): string[] {
  return matchers
    .filter(({ label, value }) => !(label === "cluster" && value.includes("$")))
    .map(({ label, operator, value }) => `${label}${operator}${value}`);
}

/** A range that follows the dashboard stands for any. */
function sameRange(shown: RangeSelector, ruled: RangeSelector): boolean {
  const ranges = [shown.range?.milliseconds, ruled.range?.milliseconds];
  return sameSelector(shown.selector, ruled.selector) && (ranges[0] === undefined || ranges[0] === ranges[1]);
}

function sameAggregation(shown: Aggregation, ruled: Aggregation): boolean {
  const [by, ruledBy] = [shown.grouping, ruled.grouping];
  return (
    shown.operator === ruled.operator &&
    by?.kind === ruledBy?.kind &&
    sameSet(by?.labels ?? [], ruledBy?.labels ?? []) &&
    sameList(shown.arguments, ruled.arguments)
  );
}

function sameBinary(shown: Binary, ruled: Binary): boolean {
  const [match, ruledMatch] = [shown.matching, ruled.matching];
  return (
    shown.operator === ruled.operator &&
    shown.bool === ruled.bool &&
    match?.kind === ruledMatch?.kind &&
    sameSet(match?.labels ?? [], ruledMatch?.labels ?? []) &&
    sameList([shown.left, shown.right], [ruled.left, ruled.right])
  );
}

function sameList(shown: readonly PromqlExpression[], ruled: readonly PromqlExpression[]): boolean {
  return (
    shown.length === ruled.length &&
    shown.every((each, index) => {
      const other = ruled[index];
      return other !== undefined && sameSeries(each, other);
    })
  );
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((each) => others.includes(each));
}
