import { Duration } from "../../core/duration";
import { type Calculation, calculationOf, isComparison, isOperation } from "../logql/calculation";
import type { LogqlTree } from "../logql/parse";
import { descendantsOf } from "../query/syntax";
import type { SyntaxNode } from "../query/tree";
import type { StoredLine } from "./lines";
import { calculate, compare } from "./operators";
import { findLines } from "./range";
import { unsupported } from "./unsupported";

/** One value and what it is of. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

type Value = number | readonly Sample[];

/**
 * Evaluates LogQL at a moment at which all lines have just been written. Counts, rates, sums of them and comparisons:
 * what alerts are made of. Everything else is an error.
 */
export function evaluate(tree: LogqlTree, lines: readonly StoredLine[]): readonly Sample[] {
  const value = new Evaluation(tree, lines).of(tree.root);
  return typeof value === "number" ? [{ labels: {}, value }] : value;
}

class Evaluation {
  constructor(
    private readonly tree: LogqlTree,
    private readonly lines: readonly StoredLine[],
  ) {}

  of(node: SyntaxNode): Value {
    switch (node.name) {
      case "LogQL":
      case "Expr":
      case "MetricExpr":
        return node.firstChild ? this.of(node.firstChild) : this.unsupported(node);
      case "LiteralExpr":
        return Number(this.tree.source.textOf(node));
      case "RangeAggregationExpr":
        return this.range(node);
      case "VectorAggregationExpr":
        return this.aggregation(node);
      case "BinOpExpr":
        return this.calculated(calculationOf(node));
      default:
        return this.unsupported(node);
    }
  }

  private range(node: SyntaxNode): Sample[] {
    const range = node.getChild("LogRangeExpr");
    const operator = node.getChild("RangeOp")?.firstChild?.name ?? "";
    const seconds = { CountOverTime: () => 1, Rate: () => this.secondsOf(range) }[operator];
    if (!range || !seconds || node.getChild("Grouping")) return this.unsupported(node);
    const series = groupBy(findLines(this.tree, range, this.lines), ({ labels }) => labels);
    return series.map(({ labels, items }) => ({ labels, value: items.length / seconds() }));
  }

  private secondsOf(range: SyntaxNode | null): number {
    const written = range?.getChild("Range")?.getChild("Duration");
    return written ? Duration.parse(this.tree.source.textOf(written)).milliseconds / 1000 : Number.NaN;
  }

  private aggregation(node: SyntaxNode): Sample[] {
    const inner = node.getChild("MetricExpr");
    const combine = COMBINE[node.getChild("VectorOp")?.firstChild?.name ?? ""];
    if (!inner || !combine) return this.unsupported(node);
    const grouping = node.getChild("Grouping");
    const names = grouping ? descendantsOf(grouping).filter(({ name }) => name === "Identifier") : [];
    const labels = names.map((name) => this.tree.source.textOf(name));
    const without = Boolean(grouping?.getChild("Without"));
    const groups = groupBy(vector(this.of(inner)), (sample) =>
      Object.fromEntries(Object.entries(sample.labels).filter(([name]) => labels.includes(name) !== without)),
    );
    return groups.map((group) => ({ labels: group.labels, value: combine(group.items.map(({ value }) => value)) }));
  }

  private calculated(calculation: Calculation): Value {
    if (!isOperation(calculation)) return this.of(calculation);
    const { operator, modifier, left, right } = calculation;
    if (modifier) return this.unsupported(modifier);
    return apply(operator, this.calculated(left), this.calculated(right));
  }

  private unsupported(node: SyntaxNode): never {
    return unsupported(this.tree.source.textOf(node));
  }
}

const COMBINE: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Count: (values) => values.length,
  Max: (values) => Math.max(...values),
  Min: (values) => Math.min(...values),
};

function vector(value: Value): readonly Sample[] {
  return typeof value === "number" ? unsupported(String(value)) : value;
}

/** Comparisons leave out what does not compare as said; numbers apply to each series, series to those of equal labels. */
function apply(operator: string, left: Value, right: Value): Value {
  if (["And", "Or", "Unless"].includes(operator)) return combineSets(operator, vector(left), vector(right));
  if (typeof left === "number" && typeof right === "number") return calculate(operator, left, right);
  if (typeof left === "number") return each(vector(right), (value) => result(operator, left, value, value));
  if (typeof right === "number") return each(left, (value) => result(operator, value, right, value));
  return left.flatMap(({ labels, value }) => {
    const other = right.find((sample) => key(sample.labels) === key(labels));
    const number = other && result(operator, value, other.value, value);
    return number === undefined ? [] : [{ labels, value: number }];
  });
}

function result(operator: string, a: number, b: number, kept: number): number | undefined {
  if (!isComparison(operator)) return calculate(operator, a, b);
  return compare(operator, a, b) ? kept : undefined;
}

function each(samples: readonly Sample[], of: (value: number) => number | undefined): Sample[] {
  return samples.flatMap(({ labels, value }) => {
    const number = of(value);
    return number === undefined ? [] : [{ labels, value: number }];
  });
}

function combineSets(operator: string, left: readonly Sample[], right: readonly Sample[]): readonly Sample[] {
  const isIn = (samples: readonly Sample[], { labels }: Sample): boolean =>
    samples.some((sample) => key(sample.labels) === key(labels));
  if (operator === "Or") return [...left, ...right.filter((sample) => !isIn(left, sample))];
  return left.filter((sample) => isIn(right, sample) === (operator === "And"));
}

function key(labels: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function groupBy<T>(items: readonly T[], labelsOf: (item: T) => Readonly<Record<string, string>>): Group<T>[] {
  const groups = new Map<string, { labels: Readonly<Record<string, string>>; items: T[] }>();
  for (const item of items) {
    const labels = labelsOf(item);
    const group = groups.get(key(labels)) ?? { labels, items: [] };
    group.items.push(item);
    groups.set(key(labels), group);
  }
  return [...groups.values()];
}

interface Group<T> {
  readonly labels: Readonly<Record<string, string>>;
  readonly items: readonly T[];
}
