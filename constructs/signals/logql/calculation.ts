import { childrenOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";

/** Two parts of a query and the operator between them, or a part without one. */
export type Calculation = Operation | SyntaxNode;

export interface Operation {
  /** Its name in the grammar. */
  readonly operator: string;
  /** `bool`, or how series are matched. */
  readonly modifier?: SyntaxNode;
  readonly left: Calculation;
  readonly right: Calculation;
}

/** Binary operators by their names in the grammar, the weaker ones first; all of a row are equal. */
const PRECEDENCE: readonly (readonly string[])[] = [
  ["Or"],
  ["And", "Unless"],
  ["Eql", "Neq", "Gtr", "Gte", "Lss", "Lte"],
  ["Add", "Sub"],
  ["Mul", "Div", "Mod"],
  ["Pow"],
];

export function isComparison(operator: string): boolean {
  return PRECEDENCE[2]?.includes(operator) ?? false;
}

export function isOperation(calculation: Calculation): calculation is Operation {
  return "operator" in calculation;
}

/** How a part of a query is calculated. The grammar nests operators without regard to their precedence. */
export function calculationOf(node: SyntaxNode): Calculation {
  const inner = withoutParentheses(node);
  return inner.name === "BinOpExpr" ? sorted(chainOf(inner)) : inner;
}

/** Parts in the order in which they are written, and what stands between them. */
interface Chain {
  readonly parts: readonly SyntaxNode[];
  readonly operators: readonly Pick<Operation, "operator" | "modifier">[];
}

function withoutParentheses(node: SyntaxNode): SyntaxNode {
  const wraps = ["LogQL", "Expr", "MetricExpr"].includes(node.name);
  return wraps && node.firstChild ? withoutParentheses(node.firstChild) : node;
}

function chainOf(node: SyntaxNode): Chain {
  const [left, operator, modifier, right] = childrenOf(node);
  if (!left || !operator || !modifier || !right) throw new Error(`${node.name} lacks a part`);
  const [before, after] = [sideOf(left), sideOf(right)];
  const own = { operator: operator.name, ...(modifier.firstChild && { modifier }) };
  return {
    parts: [...before.parts, ...after.parts],
    operators: [...before.operators, own, ...after.operators],
  };
}

/** What stands in parentheses is a part like any other. */
function sideOf(node: SyntaxNode): Chain {
  const inner = node.firstChild?.firstChild;
  return inner?.name === "BinOpExpr" ? chainOf(inner) : { parts: [node], operators: [] };
}

/** Operators of a row are taken from the left, so the last of the weakest is the outermost. */
function sorted({ parts, operators }: Chain): Calculation {
  const strengths = operators.map(({ operator }) => PRECEDENCE.findIndex((row) => row.includes(operator)));
  const at = strengths.lastIndexOf(Math.min(...strengths));
  const [own, first] = [operators[at], parts[0]];
  if (!own && first) return calculationOf(first);
  if (!own) throw new Error("there are no parts");
  return {
    ...own,
    left: sorted({ parts: parts.slice(0, at + 1), operators: operators.slice(0, at) }),
    right: sorted({ parts: parts.slice(at + 1), operators: operators.slice(at + 1) }),
  };
}
