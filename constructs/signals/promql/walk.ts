import type { PromqlExpression, RangeSelector, VectorSelector } from "./ast";

/** The expressions an expression is made of, from left to right. */
export function childrenOf(expression: PromqlExpression): readonly PromqlExpression[] {
  switch (expression.kind) {
    case "number":
    case "string":
    case "selector":
      return [];
    case "range":
      return [expression.selector];
    case "subquery":
    case "unary":
      return [expression.operand];
    case "call":
    case "aggregation":
      return expression.arguments;
    case "binary":
      return [expression.left, expression.right];
  }
}

/** An expression and all it is made of, outer before inner. */
export function partsOf(expression: PromqlExpression): PromqlExpression[] {
  return [expression, ...childrenOf(expression).flatMap(partsOf)];
}

/** All parts of one kind: `partsOfKind(expression, "aggregation")`. */
export function partsOfKind<K extends PromqlExpression["kind"]>(
  expression: PromqlExpression,
  kind: K,
): Extract<PromqlExpression, { kind: K }>[] {
  return partsOf(expression).filter((part): part is Extract<PromqlExpression, { kind: K }> => part.kind === kind);
}

/** A selector and what is done with its series. */
export interface SelectorUse {
  readonly selector: VectorSelector;
  /** What the selector is part of, from the inside out; the whole expression comes last. */
  readonly within: readonly PromqlExpression[];
}

/** Every selector of an expression with its way out. */
export function selectorsOf(expression: PromqlExpression): SelectorUse[] {
  return uses(expression, []);
}

function uses(expression: PromqlExpression, within: readonly PromqlExpression[]): SelectorUse[] {
  if (expression.kind === "selector") return [{ selector: expression, within }];
  return childrenOf(expression).flatMap((child) => uses(child, [expression, ...within]));
}

/** The range a selector is looked at over; undefined for an instant. */
export function rangeOf({ within }: SelectorUse): RangeSelector | undefined {
  const [parent] = within;
  return parent?.kind === "range" ? parent : undefined;
}

/** The functions and aggregations applied to a selector, from the inside out: `["rate", "sum"]`. */
export function appliedTo({ within }: SelectorUse): string[] {
  return within.flatMap((part) => {
    if (part.kind === "call") return [part.function];
    return part.kind === "aggregation" ? [part.operator] : [];
  });
}
