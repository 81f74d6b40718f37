import { type Calculation, calculationOf, isOperation, type Operation } from "../logql/calculation";
import { parseLogqlTree } from "../logql/parse";
import type { QuerySource } from "../query/source";
import { childrenOf, descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import { alternativesOf } from "./literals";
import { filterOf, filterTexts, hasSoundExpressions, type LineSelector, matcherOf } from "./selector";

/** Lines that a query counts. */
export interface CountedLines {
  /** The part of the query. */
  readonly text: string;
  /** Of each line at least one is met; more than one where the query says `or`. */
  readonly branches: readonly CountedBranch[];
  /** Whether the result rises with the number of lines, rather than with what is in them. */
  readonly byNumber: boolean;
  /** Other lines of the query by whose number this one is divided, or which are divided by it. */
  readonly comparedWith: () => readonly CountedLines[];
}

/** Conditions that a line meets together: of labels, of fields that the query takes from the line, and of its text. */
export type CountedBranch = LineSelector;

/** More ways than these to meet a condition, and it counts for none. */
const MOST_BRANCHES = 64;

/** The ranges of lines in a query; none when it has a syntax error. */
export function countedLines(query: string): CountedLines[] {
  const { tree } = parseLogqlTree(query, {});
  if (!tree) return [];
  const { source } = tree;
  const nodes = rangesIn(tree.root);
  const quotients = quotientsOf(calculationOf(tree.root));
  const counted = nodes.map((range): CountedLines => {
    const others = quotients.flatMap(({ left, right }) => otherSide(range, rangesIn(left), rangesIn(right)));
    return {
      text: source.textOf(range),
      branches: branchesOf(source, range),
      byNumber: BY_NUMBER.includes(range.parent?.getChild("RangeOp")?.firstChild?.name ?? ""),
      comparedWith: () => counted.filter((_, index) => others.some(({ from }) => from === nodes[index]?.from)),
    };
  });
  return counted;
}

const BY_NUMBER = ["CountOverTime", "Rate", "BytesOverTime", "BytesRate", "SumOverTime"];

function rangesIn(calculation: Calculation): SyntaxNode[] {
  if (isOperation(calculation)) return [calculation.left, calculation.right].flatMap(rangesIn);
  return descendantsOf(calculation).filter(({ name }) => name === "LogRangeExpr");
}

function quotientsOf(calculation: Calculation): Operation[] {
  if (!isOperation(calculation)) {
    return calculation.getChildren("MetricExpr").flatMap((inner) => quotientsOf(calculationOf(inner)));
  }
  const inner = [calculation.left, calculation.right].flatMap(quotientsOf);
  return calculation.operator === "Div" ? [calculation, ...inner] : inner;
}

function otherSide(
  range: SyntaxNode,
  left: readonly SyntaxNode[],
  right: readonly SyntaxNode[],
): readonly SyntaxNode[] {
  if (left.some(({ from }) => from === range.from)) return right;
  return right.some(({ from }) => from === range.from) ? left : [];
}

const ANY_LINE: CountedBranch = { matchers: [], filters: [] };

function branchesOf(source: QuerySource, node: SyntaxNode): readonly CountedBranch[] {
  if (node.name === "Matcher") return [sound({ ...ANY_LINE, matchers: [matcherOf(source, node)] })];
  if (node.name === "LineFilter") return filterBranches(source, node);
  const below = childrenOf(node).map((child) => branchesOf(source, child));
  if (node.getChild("Or") === null) return below.reduce(both, [ANY_LINE]);
  // The word itself is a node, too.
  return childrenOf(node).flatMap((child, index) => (child.name === "Or" ? [] : (below[index] ?? [])));
}

/** A line that contains one of several texts, or is found by one side of an expression; or that contains none of them. */
function filterBranches(source: QuerySource, node: SyntaxNode): readonly CountedBranch[] {
  // Of addresses, such as ip("10.0.0.0/8"), a line need not contain the text.
  if (node.getChild("FilterOp") !== null) return [ANY_LINE];
  const { operator } = filterOf(source, node);
  const filters = filterTexts(source, node).map((text) => ({ operator, text }));
  if (!operator.startsWith("=")) return [sound({ ...ANY_LINE, filters })];
  return filters.flatMap((filter) => {
    const sides = operator === "=~" ? alternativesOf(filter.text) : [];
    if (sides.length < 2) return [sound({ ...ANY_LINE, filters: [filter] })];
    return sides.map((text) => sound({ ...ANY_LINE, filters: [filter, { operator, text }] }));
  });
}

/** A condition with an expression that is none says nothing. */
function sound(branch: CountedBranch): CountedBranch {
  return hasSoundExpressions(branch) ? branch : ANY_LINE;
}

function both(some: readonly CountedBranch[], others: readonly CountedBranch[]): readonly CountedBranch[] {
  if (some.length * others.length > MOST_BRANCHES) return some;
  return some.flatMap((one) =>
    others.map((other) => ({
      matchers: [...one.matchers, ...other.matchers],
      filters: [...one.filters, ...other.filters],
    })),
  );
}
