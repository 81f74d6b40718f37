import { childrenOf } from "../query/syntax";
import type { Span } from "../query/source";
import type { SyntaxNode } from "../query/tree";
import type { Binary, PromqlExpression, VectorMatching } from "./ast";
import { operandsOf, readAtom, readLabels } from "./expressions";
import { readExtended, readMoment, readOffset } from "./modifiers";
import { readRangeSelector, readSubquery } from "./ranges";
import type { Reading } from "./reading";
import { SYNTAX } from "./version";

/*
 * The grammar lets what follows an operand take everything before it: it reads `a + b offset 5m` as
 * `(a + b) offset 5m`. So operators are read as the row they are written in, and ordered here, as Prometheus orders
 * them (prometheus/prometheus, promql/parser/generated_parser.y).
 */

/** What stands after an operand and changes it, in the grammar's words. */
const SUFFIXES = {
  AnchoredExpr: readExtended,
  MatrixSelector: readRangeSelector,
  OffsetExpr: readOffset,
  SmoothedExpr: readExtended,
  StepInvariantExpr: readMoment,
  SubqueryExpr: readSubquery,
} as const;

/** An operand that a suffix belongs to. */
export interface Suffixed {
  readonly expression: PromqlExpression;
  /** With its parentheses, which the expression has lost. */
  readonly span: Span;
  readonly inParentheses: boolean;
}

type Token =
  | { readonly kind: "sign"; readonly node: SyntaxNode }
  | { readonly kind: "operator"; readonly node: SyntaxNode }
  | { readonly kind: "operand"; readonly node: SyntaxNode; readonly suffixes: SyntaxNode[] };

/** Binds more tightly the higher; signs bind like multiplication. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  "==": 3,
  "!=": 3,
  "<": 3,
  "<=": 3,
  ">": 3,
  ">=": 3,
  "</": 3,
  ">/": 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  "%": 5,
  atan2: 5,
  "^": 6,
};
const TIGHTEST = 6;

/** Reads an expression with all its operators. */
export function readExpression(reading: Reading, node: SyntaxNode): PromqlExpression {
  return new Row(reading, tokensOf(node)).read(0).expression;
}

function tokensOf(node: SyntaxNode): Token[] {
  if (node.name === "BinaryExpr") {
    const [left, right] = operandsOf(node);
    return [...(left ? tokensOf(left) : []), { kind: "operator", node }, ...(right ? tokensOf(right) : [])];
  }
  const [inner] = operandsOf(node);
  if (node.name === "UnaryExpr" && inner) return [{ kind: "sign", node }, ...tokensOf(inner)];
  if (!(node.name in SUFFIXES) || !inner) return [{ kind: "operand", node, suffixes: [] }];
  const tokens = tokensOf(inner);
  const last = tokens.at(-1);
  if (last?.kind === "operand") last.suffixes.push(node);
  return tokens;
}

/** Operands and operators from left to right, put in order by precedence climbing. */
class Row {
  private position = 0;

  constructor(
    private readonly reading: Reading,
    private readonly tokens: readonly Token[],
  ) {}

  /** Reads on as long as operators bind at least so tightly. */
  read(least: number): Suffixed {
    let left = this.readOperand();
    for (let next = this.tokens[this.position]; next?.kind === "operator"; next = this.tokens[this.position]) {
      const operator = operatorOf(this.reading, next.node);
      const precedence = PRECEDENCE[operator] ?? 0;
      if (precedence < least) break;
      this.position++;
      const right = this.read(operator === "^" ? precedence : precedence + 1);
      left = bare(readBinary(this.reading, next.node, operator, left, right));
    }
    return left;
  }

  private readOperand(): Suffixed {
    const token = this.tokens[this.position++];
    if (token?.kind === "sign") {
      const sign = token.node.getChild("UnaryOp") ?? token.node;
      const { expression: operand, span } = this.read(TIGHTEST);
      const operator = this.reading.parsedText(sign) === "+" ? "+" : "-";
      return bare({ kind: "unary", from: this.reading.spanOf(sign).from, to: span.to, operator, operand });
    }
    if (token?.kind !== "operand") throw new Error("an operator has no operand in the grammar of PromQL");
    return this.readSuffixes(token.node, token.suffixes);
  }

  private readSuffixes(node: SyntaxNode, suffixes: readonly SyntaxNode[]): Suffixed {
    const atom: Suffixed = {
      expression: readAtom(this.reading, node),
      span: this.reading.spanOf(node),
      inParentheses: node.name === "ParenExpr",
    };
    return suffixes.reduce((operand, suffix) => {
      const read = SUFFIXES[suffix.name as keyof typeof SUFFIXES];
      const expression = read(this.reading, suffix, operand);
      return {
        expression,
        span: { from: operand.span.from, to: this.reading.spanOf(suffix).to },
        inParentheses: false,
      };
    }, atom);
  }
}

function bare(expression: PromqlExpression): Suffixed {
  return { expression, span: expression, inParentheses: false };
}

/** The operator is the first part of a binary expression after its left side. */
function symbolOf(node: SyntaxNode): SyntaxNode {
  const symbol = childrenOf(node)[1];
  if (!symbol) throw new Error("a binary expression has no operator in the grammar of PromQL");
  return symbol;
}

function operatorOf(reading: Reading, node: SyntaxNode): Binary["operator"] {
  return reading.parsedText(symbolOf(node)).toLowerCase() as Binary["operator"];
}

function readBinary(
  reading: Reading,
  node: SyntaxNode,
  operator: Binary["operator"],
  left: Suffixed,
  right: Suffixed,
): Binary {
  const symbol = symbolOf(node);
  const fill = node.getChild("FillModifier");
  const clause = node.getChild("MatchingModifierClause");
  if (fill) reading.needs(fill, "filling in missing series", SYNTAX.fill);
  if (["</", ">/"].includes(operator)) reading.needs(symbol, "trimming histograms", SYNTAX.trim);
  return {
    kind: "binary",
    from: left.span.from,
    to: right.span.to,
    operator,
    symbol: reading.spanOf(symbol),
    left: left.expression,
    right: right.expression,
    bool: node.getChild("BoolModifier") !== null,
    ...(clause && { matching: readMatching(reading, clause) }),
    filled: fill !== null,
  };
}

function readMatching(reading: Reading, node: SyntaxNode): VectorMatching {
  const [labels, taken] = node.getChildren("GroupingLabels").map((each) => readLabels(reading, each));
  const side = node.getChild("GroupLeft") ? "left" : node.getChild("GroupRight") ? "right" : undefined;
  return {
    ...reading.spanOf(node),
    kind: node.getChild("On") ? "on" : "ignoring",
    labels: labels ?? [],
    ...(side && { group: { side, labels: taken ?? [] } }),
  };
}
