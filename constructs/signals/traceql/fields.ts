import { childrenOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";

/**
 * An expression on the fields of a span, as Tempo reads it. The grammar at hand gives all operators one precedence and
 * drops signs and parentheses, so they are found again here.
 */
export type Field =
  | { readonly kind: "operand"; readonly node: SyntaxNode }
  | { readonly kind: "sign"; readonly node: SyntaxNode; readonly operator: "-" | "!"; readonly operand: Field }
  | {
      readonly kind: "binary";
      readonly node: SyntaxNode;
      readonly operator: string;
      readonly left: Field;
      readonly right: Field;
    };

/** Binds more tightly the higher (grafana/tempo, pkg/traceql/expr.y). */
const PRECEDENCE: Readonly<Record<string, number>> = {
  "&&": 1,
  "||": 1,
  "+": 3,
  "-": 3,
  "*": 5,
  "/": 5,
  "%": 5,
  "^": 6,
};
const COMPARISON = 2;
const SIGN: Readonly<Record<string, number>> = { "-": 4, "!": 5 };

type Token =
  | { readonly kind: "operand"; readonly field: Field }
  | { readonly kind: "sign"; readonly node: SyntaxNode; readonly operator: "-" | "!" }
  | { readonly kind: "operator"; readonly node: SyntaxNode; readonly operator: string };

/** @param text of the query, as it was parsed */
export function readField(node: SyntaxNode, text: string): Field {
  return new Row(tokensOf(node, text)).read(0);
}

function tokensOf(node: SyntaxNode, text: string): Token[] {
  const [first, operator, second] = childrenOf(node);
  if (first && operator && second) {
    const written = text.slice(operator.from, operator.to);
    return [
      ...tokensOf(first, text),
      { kind: "operator", node: operator, operator: written },
      ...tokensOf(second, text),
    ];
  }
  if (first?.name !== "FieldExpression") return [{ kind: "operand", field: { kind: "operand", node: first ?? node } }];
  const before = text.slice(node.from, first.from).trim();
  if (before === "-" || before === "!") return [{ kind: "sign", node, operator: before }, ...tokensOf(first, text)];
  return [{ kind: "operand", field: readField(first, text) }];
}

/** Operands and operators from left to right, put in order by precedence climbing. */
class Row {
  private position = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  read(least: number): Field {
    let left = this.readOperand();
    for (let next = this.tokens[this.position]; next?.kind === "operator"; next = this.tokens[this.position]) {
      const { node, operator } = next;
      const precedence = PRECEDENCE[operator] ?? COMPARISON;
      if (precedence < least) break;
      this.position++;
      left = { kind: "binary", node, operator, left, right: this.read(operator === "^" ? precedence : precedence + 1) };
    }
    return left;
  }

  private readOperand(): Field {
    const token = this.tokens[this.position++];
    if (token?.kind === "operand") return token.field;
    if (token?.kind !== "sign") throw new Error("an operator has no operand in the grammar of TraceQL");
    const { node, operator } = token;
    return { kind: "sign", node, operator, operand: this.read(SIGN[operator] ?? 0) };
  }
}
