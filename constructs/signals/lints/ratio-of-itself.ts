import { type Binary, isComparison, type PromqlExpression, type VectorSelector } from "../promql/ast";
import { typeOf } from "../promql/types";
import { childrenOf, partsOfKind } from "../promql/walk";
import { scaledOf } from "./arithmetic";
import type { Lint } from "./lint";

/** Without an aggregation a part is divided by itself: the failures of a series by the same series. */
export const ratioOfItself: Lint = {
  code: "ratio-of-itself",
  reason: "Series match by all their labels, so a selection of a metric divided by the metric is always 1.",
  find: ({ expression }) =>
    partsOfKind(expression, "binary").flatMap((binary) => {
      const compared = isComparison(binary.operator);
      if ((binary.operator !== "/" && !compared) || !matchesAllLabels(binary)) return [];
      const [part, whole] = [seriesOf(binary.left), seriesOf(binary.right)];
      if (!part || part.shape !== whole?.shape) return [];
      const { selector } = part;
      if (!selectsWithin(selector, whole.selector) && !selectsWithin(whole.selector, selector)) return [];
      const done = compared ? "compared with" : "divided by";
      const fix = `Aggregate both sides: sum by (cluster, …) (…) ${binary.operator} sum by (cluster, …) (…)`;
      return [{ at: binary, problem: `each series of ${selector.metric} is ${done} itself`, fix }];
    }),
};

function matchesAllLabels({ matching }: Binary): boolean {
  return matching?.kind !== "on" && (matching?.labels ?? []).length === 0;
}

/** The one selector of an expression that leaves its series apart, and what is calculated from it. */
interface Series {
  readonly selector: VectorSelector;
  /** Functions and ranges, written alike where they do alike. Multiples have one shape. */
  readonly shape: string;
}

function seriesOf(expression: PromqlExpression): Series | undefined {
  switch (expression.kind) {
    case "selector":
      return { selector: expression, shape: shapeOfTime(expression) };
    case "range":
      return outer(expression.selector, (inner) => `${inner}[${expression.range?.milliseconds}]`);
    case "call":
      return seriesOfCall(expression.function, expression.arguments);
    case "binary": {
      const { operator, left, right, bool } = expression;
      // A comparison with a number only drops series.
      if (isComparison(operator) && !bool) return seriesBesideNumber(left, right);
      const scaled = scaledOf(expression);
      return scaled && (operator === "*" || (operator === "/" && scaled.vectorFirst))
        ? seriesOf(scaled.vector)
        : undefined;
    }
    default:
      return undefined;
  }
}

function seriesBesideNumber(left: PromqlExpression, right: PromqlExpression): Series | undefined {
  if (typeOf(right) === "scalar") return seriesOf(left);
  return typeOf(left) === "scalar" ? seriesOf(right) : undefined;
}

function seriesOfCall(name: string, given: readonly PromqlExpression[]): Series | undefined {
  const [only, ...more] = given.filter((each) => childrenOf(each).length > 0 || each.kind === "selector");
  const rest = given.filter((each) => each !== only).map((each) => (each.kind === "number" ? each.value : each.kind));
  return only && more.length === 0 ? outer(only, (inner) => `${name}(${inner}, ${rest.join()})`) : undefined;
}

function outer(inner: PromqlExpression, shape: (inner: string) => string): Series | undefined {
  const series = seriesOf(inner);
  return series && { ...series, shape: shape(series.shape) };
}

function shapeOfTime({ offset, at }: VectorSelector): string {
  return `offset ${offset?.milliseconds ?? 0} @ ${at ?? "now"}`;
}

function selectsWithin(part: VectorSelector, whole: VectorSelector): boolean {
  const of = ({ matchers }: VectorSelector): string[] =>
    matchers.map(({ label, operator, value }) => `${label}${operator}${value}`);
  const inPart = of(part);
  return part.metric !== undefined && part.metric === whole.metric && of(whole).every((each) => inPart.includes(each));
}
