import type { LogqlTree } from "../logql/parse";
import { readJson, textOf } from "../pipelines/json-path";
import { readAllLogfmt } from "../pipelines/logfmt";
import { findGroups } from "../pipelines/regex";
import { filterOf, matcherOf, matchesLabel, matchesText } from "../pipelines/selector";
import { readString } from "../query/strings";
import { childrenOf, descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import type { StoredLine } from "./lines";
import { compare } from "./operators";
import { unsupported } from "./unsupported";

/** The lines that a `LogRangeExpr` finds, with the labels that it makes. */
export function findLines({ source }: LogqlTree, range: SyntaxNode, lines: readonly StoredLine[]): StoredLine[] {
  const matchers = descendantsOf(range.getChild("Selector") ?? range).filter(({ name }) => name === "Matcher");
  const read = matchers.map((node) => matcherOf(source, node));
  const found = lines.filter(({ labels }) =>
    read.every((matcher) => matchesLabel(matcher, labels[matcher.label] ?? "")),
  );
  const stages = descendantsOf(range).filter(({ name }) => name === "PipelineStage");
  const steps = stages.map((stage) => stepOf({ source }, stage));
  return found.flatMap((line) => steps.reduce<StoredLine[]>((rest, step) => rest.flatMap(step), [line]));
}

/** What a stage makes of a line; nothing when it does not let it through. */
type Step = (line: StoredLine) => StoredLine[];

function stepOf(tree: Pick<LogqlTree, "source">, stage: SyntaxNode): Step {
  const [only] = childrenOf(stage).filter(({ name }) => name !== "Pipe");
  if (only?.name === "LineFilters") return lineFilters(tree, only);
  if (only?.name === "LabelParser" || only?.name === "LogfmtParser") return parser(tree, only);
  if (only?.name === "LabelFilter") {
    const test = labelFilter(tree, only);
    return (line) => (test(line) ? [line] : []);
  }
  return unsupported(tree.source.textOf(stage));
}

function lineFilters({ source }: Pick<LogqlTree, "source">, node: SyntaxNode): Step {
  const parts = descendantsOf(node);
  if (parts.some(({ name }) => name === "OrFilter" || name === "PipePattern" || name === "Npa")) {
    return unsupported(source.textOf(node));
  }
  const filters = parts.filter(({ name }) => name === "LineFilter").map((each) => filterOf(source, each));
  return (line) => (filters.every((filter) => matchesText(filter, line.text)) ? [line] : []);
}

function parser({ source }: Pick<LogqlTree, "source">, node: SyntaxNode): Step {
  const literal = node.getChild("String");
  if (node.getChild("Json")) return (line) => [withLabels(line, flattened(line.text))];
  if (node.getChild("Logfmt")) return (line) => [withLabels(line, readAllLogfmt(line.text))];
  if (!node.getChild("Regexp") || !literal) return unsupported(source.textOf(node));
  const read = readString(source.textOf(literal));
  const expression = "value" in read ? read.value : "";
  return (line) => [withLabels(line, namedGroups(expression, line.text))];
}

/** A label that is there already keeps its value; what is taken from the line is called otherwise. */
function withLabels({ text, labels }: StoredLine, taken: Readonly<Record<string, string>>): StoredLine {
  const added = Object.entries(taken).map(([name, value]) => [name in labels ? `${name}_extracted` : name, value]);
  return { text, labels: { ...labels, ...(Object.fromEntries(added) as Record<string, string>) } };
}

/** Keys of nested objects are joined by underscores; lists are left out. */
function flattened(text: string): Record<string, string> {
  const { all } = readJson({ all: "@" }, text);
  const found: Record<string, string> = {};
  const visit = (value: unknown, path: readonly string[]): void => {
    if (Array.isArray(value) || value === null || value === undefined) return;
    if (typeof value !== "object") found[path.join("_").replace(/\W/g, "_")] = textOf(value);
    else for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
  };
  visit(all === undefined ? undefined : JSON.parse(all), []);
  return found;
}

function namedGroups(expression: string, text: string): Record<string, string> {
  const [groups = []] = findGroups(expression, text);
  return Object.fromEntries(groups.flatMap(({ name, text: value }) => (name === undefined ? [] : [[name, value]])));
}

function labelFilter(tree: Pick<LogqlTree, "source">, node: SyntaxNode): (line: StoredLine) => boolean {
  const { source } = tree;
  const parts = node.getChildren("LabelFilter").map((part) => labelFilter(tree, part));
  if (parts.length > 0) {
    return node.getChild("Or")
      ? (line) => parts.some((part) => part(line))
      : (line) => parts.every((part) => part(line));
  }
  const matcher = node.getChild("Matcher");
  if (matcher) {
    const read = matcherOf(source, matcher);
    return ({ labels }) => matchesLabel(read, labels[read.label] ?? "");
  }
  const number = node.getChild("NumberFilter");
  return number ? numberFilter(tree, number) : unsupported(source.textOf(node));
}

function numberFilter({ source }: Pick<LogqlTree, "source">, node: SyntaxNode): (line: StoredLine) => boolean {
  const [label, operator, literal] = childrenOf(node);
  if (!label || !operator || !literal) return unsupported(source.textOf(node));
  const [name, limit] = [source.textOf(label), Number(source.textOf(literal))];
  return ({ labels }) => compare(operator.name, Number(labels[name] ?? Number.NaN), limit);
}
