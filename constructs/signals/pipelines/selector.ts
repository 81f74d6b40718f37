import { isMetric, operatorOf, parseLogqlTree } from "../logql/parse";
import type { QuerySource } from "../query/source";
import { readString } from "../query/strings";
import { descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import { findsText, isExpression } from "./regex";

const OPERATORS = ["=", "!=", "=~", "!~"] as const;

type Operator = (typeof OPERATORS)[number];

/** How line filters write the operators of matchers. */
const FILTERS: Record<Operator, string> = { "=": "|=", "!=": "!=", "=~": "|~", "!~": "!~" };

/** `app="catalog"` */
export interface LabelMatcher {
  readonly label: string;
  readonly operator: Operator;
  readonly value: string;
}

/** `|= "GET"`, where the operators are those of matchers: contains, does not, and the same for expressions. */
export interface LineFilter {
  readonly operator: Operator;
  readonly text: string;
}

/** Which lines a stage is for. */
export interface LineSelector {
  readonly matchers: readonly LabelMatcher[];
  readonly filters: readonly LineFilter[];
}

/** What a line is selected by. */
export interface SelectedLine {
  readonly text: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * Reads a selector with line filters; undefined when it is anything else. Alloy has a grammar of its own, smaller than
 * Loki's: no `or`, no patterns, and one matcher at least (grafana/alloy, internal/loki/logql/expr.y).
 */
export function readSelector(selector: string): LineSelector | undefined {
  const { tree } = parseLogqlTree(selector, {});
  if (!tree || isMetric(tree.root)) return undefined;
  const nodes = descendantsOf(tree.root);
  if (nodes.some(({ name }) => ["Pipe", "OrFilter", "PipePattern", "Npa"].includes(name))) return undefined;
  const matchers = nodes.filter(({ name }) => name === "Matcher");
  const filters = nodes.filter(({ name }) => name === "LineFilter");
  if (matchers.length === 0) return undefined;
  return {
    matchers: matchers.map((node) => matcherOf(tree.source, node)),
    filters: filters.map((node) => filterOf(tree.source, node)),
  };
}

/** Reads a node `Matcher` of the grammar. */
export function matcherOf(source: QuerySource, node: SyntaxNode): LabelMatcher {
  const label = node.getChild("Identifier");
  return { label: label ? source.textOf(label) : "", operator: operatorOf(node), value: valueIn(source, node) };
}

/** Reads a node `LineFilter` of the grammar. */
export function filterOf(source: QuerySource, node: SyntaxNode): LineFilter {
  const written = node.getChild("Filter");
  const text = written ? source.textOf(written) : "";
  const operator = OPERATORS.find((each) => FILTERS[each] === text) ?? "=";
  return { operator, text: valueIn(source, node) };
}

/** The texts of a node `LineFilter`, several where it says `or`. */
export function filterTexts(source: QuerySource, node: SyntaxNode): string[] {
  const more = node.getChild("OrFilter");
  return [valueIn(source, node), ...(more ? filterTexts(source, more) : [])];
}

function valueIn(source: QuerySource, node: SyntaxNode): string {
  const literal = node.getChild("String");
  const read = literal ? readString(source.textOf(literal)) : { value: "" };
  return "value" in read ? read.value : "";
}

/** The selector as Alloy reads it, which knows no text in backticks. */
export function alloySelector(selector: string): string {
  const read = readSelector(selector);
  if (!read) return selector;
  const matchers = read.matchers.map(({ label, operator, value }) => `${label}${operator}${JSON.stringify(value)}`);
  const filters = read.filters.map(({ operator, text }) => ` ${FILTERS[operator]} ${JSON.stringify(text)}`);
  return `{${matchers.join(", ")}}${filters.join("")}`;
}

/** Whether all of its expressions are some, as far as RE2 goes. */
export function hasSoundExpressions({ matchers, filters }: LineSelector): boolean {
  const expressions = [
    ...matchers.flatMap(({ operator, value }) => (operator.includes("~") ? [value] : [])),
    ...filters.flatMap(({ operator, text }) => (operator.includes("~") ? [text] : [])),
  ];
  return expressions.every(isExpression);
}

/** Whether a selector takes a line. */
export function selects({ matchers, filters }: LineSelector, line: SelectedLine): boolean {
  return matchers.every((matcher) => matchesLabel(matcher, line.labels[matcher.label] ?? "")) && passes(filters, line);
}

function passes(filters: readonly LineFilter[], { text }: SelectedLine): boolean {
  return filters.every((filter) => matchesText(filter, text));
}

/** Whether a value of a label is taken; expressions are for the whole of it. */
export function matchesLabel({ operator, value }: LabelMatcher, actual: string): boolean {
  const equal = operator.includes("~") ? findsText(`^(?s:${value})$`, actual) : actual === value;
  return equal === operator.startsWith("=");
}

/** Whether a line passes a filter, which looks for its text anywhere. */
export function matchesText({ operator, text }: LineFilter, line: string): boolean {
  const found = operator.includes("~") ? findsText(text, line) : line.includes(text);
  return found === operator.startsWith("=");
}
