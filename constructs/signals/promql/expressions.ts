import type { SyntaxNode } from "../query/tree";
import { repeated } from "../../core/repeated";
import { childrenOf } from "../query/syntax";
import type { Aggregation, Call, Grouping, NumberLiteral, PromqlExpression } from "./ast";
import { readNumber } from "./numbers";
import { readExpression } from "./operators";
import type { Reading } from "./reading";
import { readQuotedName, readRegex, readSelector } from "./selectors";

/** The nodes of the grammar that are expressions. */
const EXPRESSIONS = new Set([
  "AggregateExpr",
  "AnchoredExpr",
  "BinaryExpr",
  "FunctionCall",
  "MatrixSelector",
  "NumberDurationLiteral",
  "OffsetExpr",
  "ParenExpr",
  "SmoothedExpr",
  "StepInvariantExpr",
  "StringLiteral",
  "SubqueryExpr",
  "UnaryExpr",
  "VectorSelector",
]);

/** The expressions among the parts of a node. */
export function operandsOf(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(({ name }) => EXPRESSIONS.has(name));
}

/** Reads an expression whose outermost part is neither an operator nor the suffix of an operand. */
export function readAtom(reading: Reading, node: SyntaxNode): PromqlExpression {
  switch (node.name) {
    case "AggregateExpr":
      return readAggregation(reading, node);
    case "FunctionCall":
      return readCall(reading, node);
    case "NumberDurationLiteral":
      return readNumberLiteral(reading, node);
    case "ParenExpr":
      return readExpression(reading, operandsOf(node)[0] ?? node);
    case "StringLiteral":
      return { kind: "string", ...reading.spanOf(node), value: reading.stringOf(node).written };
    case "VectorSelector":
      return readSelector(reading, node);
    default:
      throw new Error(`the grammar of PromQL has a new kind of expression: ${node.name}`);
  }
}

function readNumberLiteral(reading: Reading, node: SyntaxNode): NumberLiteral {
  const value = readNumber(reading, node);
  return { kind: "number", ...reading.spanOf(node), ...(value !== undefined && { value }) };
}

function readArguments(reading: Reading, node: SyntaxNode): { nodes: SyntaxNode[]; read: PromqlExpression[] } {
  const body = node.getChild("FunctionCallBody");
  const nodes = body ? operandsOf(body) : [];
  return { nodes, read: nodes.map((argument) => readExpression(reading, argument)) };
}

function readCall(reading: Reading, node: SyntaxNode): Call {
  const name = node.getChild("FunctionIdentifier") ?? node;
  const { nodes, read } = readArguments(reading, node);
  const [, , , , pattern] = nodes;
  // Prometheus looks at it when the query runs, and fails then.
  if (reading.parsedText(name) === "label_replace" && pattern?.name === "StringLiteral") {
    readRegex(reading, pattern, reading.stringOf(pattern).parsed);
  }
  return {
    kind: "call",
    ...reading.spanOf(node),
    function: reading.textOf(name),
    name: reading.spanOf(name),
    arguments: read,
  };
}

function readAggregation(reading: Reading, node: SyntaxNode): Aggregation {
  const name = node.getChild("AggregateOp") ?? node;
  const modifier = node.getChild("AggregateModifier");
  return {
    kind: "aggregation",
    ...reading.spanOf(node),
    operator: reading.parsedText(name).toLowerCase(),
    name: reading.spanOf(name),
    ...(modifier && { grouping: readGrouping(reading, modifier) }),
    arguments: readArguments(reading, node).read,
  };
}

function readGrouping(reading: Reading, node: SyntaxNode): Grouping {
  const kind = node.getChild("By") ? "by" : "without";
  return { ...reading.spanOf(node), kind, labels: readLabels(reading, node.getChild("GroupingLabels")) };
}

/** Words that Prometheus does not take for a label here (promql/parser/generated_parser.y, maybe_label). */
const NO_GROUPING_LABEL = /^(without|inf|nan)$/i;

/** The labels in parentheses after `by`, `on` and their like. */
export function readLabels(reading: Reading, node: SyntaxNode | null | undefined): string[] {
  if (!node) return [];
  const names = childrenOf(node).flatMap((label) => {
    if (label.name === "QuotedLabelName") return [readQuotedName(reading, label)];
    if (label.name !== "LabelName") return [];
    if (NO_GROUPING_LABEL.test(reading.parsedText(label))) {
      reading.error(label, `${reading.textOf(label)} cannot stand here`, "Rename the label where it is scraped");
    }
    return [reading.textOf(label)];
  });
  for (const name of repeated(names)) reading.warning(node, `the label ${name} is there twice`, "Name it once");
  return names;
}
