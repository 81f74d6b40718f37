import { parseLogqlTree } from "../logql/parse";
import { descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import { filterOf, type LabelMatcher, type LineFilter, matcherOf } from "./selector";

/** Lines that a query counts, as far as each of them must meet a condition. */
export interface CountedLines {
  /** The part of the query. */
  readonly text: string;
  /** Of labels, and of fields that the query takes from the line. */
  readonly labels: readonly LabelMatcher[];
  readonly filters: readonly LineFilter[];
}

/** The ranges of lines in a query; none when it has a syntax error. */
export function countedLines(query: string): CountedLines[] {
  const { tree } = parseLogqlTree(query, {});
  if (!tree) return [];
  const { source } = tree;
  const ranges = descendantsOf(tree.root).filter(({ name }) => name === "LogRangeExpr");
  return ranges.map((range) => {
    const nodes = certain(range);
    const matchers = nodes.filter(({ name }) => name === "Matcher");
    const filters = nodes.filter(({ name }) => name === "LineFilter");
    return {
      text: source.textOf(range),
      labels: matchers.map((node) => matcherOf(source, node)),
      filters: filters.map((node) => filterOf(source, node)),
    };
  });
}

/** A node and what is below it, without conditions of which another may be met instead. */
function certain(node: SyntaxNode): SyntaxNode[] {
  const isChoice = node.getChild("Or") !== null || node.getChild("OrFilter") !== null;
  if (isChoice) return [];
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return [node, ...children.flatMap(certain)];
}
