import { parseLogqlTree } from "../logql/parse";
import type { QuerySource } from "../query/source";
import { descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import { alternativesOf } from "./literals";
import { filterOf, filterTexts, hasSoundExpressions, type LineSelector, matcherOf } from "./selector";

/** Lines that a query counts. */
export interface CountedLines {
  /** The part of the query. */
  readonly text: string;
  /** Of each line at least one is met; more than one where the query says `or`. */
  readonly branches: readonly CountedBranch[];
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
  const ranges = descendantsOf(tree.root).filter(({ name }) => name === "LogRangeExpr");
  return ranges.map((range) => ({ text: source.textOf(range), branches: branchesOf(source, range) }));
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

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
