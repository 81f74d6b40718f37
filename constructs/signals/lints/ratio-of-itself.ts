import type { PromqlExpression, VectorSelector } from "../promql/ast";
import { childrenOf, partsOfKind } from "../promql/walk";
import type { Lint } from "./lint";

/** Without an aggregation a part is divided by itself: the failures of a series by the same series. */
export const ratioOfItself: Lint = {
  code: "ratio-of-itself",
  reason: "Series match by all their labels, so a selection of a metric divided by the metric is always 1.",
  find: ({ expression }) =>
    partsOfKind(expression, "binary").flatMap((binary) => {
      const [part, whole] = [plainSelector(binary.left), plainSelector(binary.right)];
      if (binary.operator !== "/" || binary.matching || !part || !whole || !selectsWithin(part, whole)) return [];
      const fix = `Aggregate both sides: sum by (cluster, …) (…) / sum by (cluster, …) (…)`;
      return [{ at: binary, problem: `each series of ${part.metric} is divided by itself`, fix }];
    }),
};

/** The selector of an expression that leaves its series as they are. */
function plainSelector(expression: PromqlExpression): VectorSelector | undefined {
  if (expression.kind === "selector") return expression;
  if (expression.kind !== "call" && expression.kind !== "range") return undefined;
  const inner = childrenOf(expression)
    .map(plainSelector)
    .filter((each) => each !== undefined);
  return inner.length === 1 ? inner[0] : undefined;
}

function selectsWithin(part: VectorSelector, whole: VectorSelector): boolean {
  const of = ({ matchers }: VectorSelector): string[] =>
    matchers.map(({ label, operator, value }) => `${label}${operator}${value}`);
  const inPart = of(part);
  const sameTime = JSON.stringify([part.offset, part.at]) === JSON.stringify([whole.offset, whole.at]);
  return (
    part.metric !== undefined &&
    part.metric === whole.metric &&
    sameTime &&
    of(whole).every((each) => inPart.includes(each))
  );
}
