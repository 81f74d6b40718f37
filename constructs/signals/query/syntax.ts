import type { SyntaxNode, Tree } from "./tree";
import type { Findings } from "./problem";
import type { QuerySource, Span } from "./source";

/** What may be looked for before the grammar's own complaint is told. */
export type SyntaxHint = (error: SyntaxNode, source: QuerySource) => SyntaxComplaint | undefined;

export interface SyntaxComplaint {
  readonly at: Span;
  readonly message: string;
  readonly fix: string;
}

/**
 * Reports where a grammar stumbled. The first place only: what follows is mostly its consequence.
 * @returns whether the query has a syntax error
 */
export function reportSyntax(tree: Tree, source: QuerySource, findings: Findings, hint?: SyntaxHint): boolean {
  const error = firstError(tree);
  if (!error) return false;
  const { at, message, fix } = hint?.(error, source) ?? complaint(error, source);
  findings.error(source.spanOf(at), message, fix);
  return true;
}

function firstError(tree: Tree): SyntaxNode | undefined {
  let first: SyntaxNode | undefined;
  tree.iterate({
    enter(node) {
      if (!first && node.type.isError) first = node.node;
      return !first;
    },
  });
  return first;
}

function complaint({ from, to }: SyntaxNode, source: QuerySource): SyntaxComplaint {
  const { parsed } = source;
  if (parsed.trim() === "") return { at: { from: 0, to: 0 }, message: "there is no query", fix: "Write one" };
  if (/^\$[\w{]/.test(parsed.slice(from))) {
    const fix = "Write a value: nothing replaces variables here";
    return { at: { from, to: from + 1 }, message: "Grafana's variables work in dashboards only", fix };
  }
  const rest = /^\s*(\w+|[^\w\s]?)/.exec(parsed.slice(from));
  if (to > from) {
    const message = `unexpected ${JSON.stringify(source.textOf({ from, to }))}`;
    return { at: { from, to }, message, fix: "Remove it, or complete what stands before it" };
  }
  const next = rest?.[1] ?? "";
  if (next === "") {
    const fix = "Complete it, or close what is still open";
    return { at: { from, to }, message: "the query ends too early", fix };
  }
  const start = from + (rest?.[0].length ?? 0) - next.length;
  const at = { from: start, to: start + next.length };
  const message = `something is missing before ${JSON.stringify(source.textOf(at))}`;
  return { at, message, fix: "Complete what stands before it" };
}

/** The parts of a node, comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "LineComment") children.push(child);
  }
  return children;
}

/** A node and all below it, outer before inner. */
export function descendantsOf(node: SyntaxNode): SyntaxNode[] {
  return [node, ...childrenOf(node).flatMap(descendantsOf)];
}
