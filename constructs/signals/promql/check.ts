import { Findings, type QueryProblem } from "../query/problem";
import type { Span } from "../query/source";
import type { Aggregation, Call, PromqlExpression, PromqlType, Subquery, Unary, VectorSelector } from "./ast";
import { checkBinary } from "./check-binary";
import { AGGREGATIONS, FUNCTIONS, type Signature } from "./functions";
import { parsePromql, type PromqlOptions } from "./parse";
import { typeOf } from "./types";
import { type Availability, DEPLOYED_PROMETHEUS, type PrometheusTarget, unavailable } from "./version";
import { childrenOf } from "./walk";

/** What an expression is used for, where that asks for more than being valid. */
export interface PromqlUse extends PromqlOptions {
  /** Types that the result may have; rules and panels take scalars and instant vectors. @default any */
  readonly gives?: readonly PromqlType[];
}

/**
 * All that a Prometheus would refuse in an expression, syntax and types, in the order of the text; warnings are about
 * what it takes and does nothing with. Stricter than Prometheus in what the grammar does not know (`5.`, a metric named
 * `offset`, `min_of`) and in expressions of `label_replace` that would fail only when they run.
 */
export function checkPromql(expression: string, use: PromqlUse = {}): QueryProblem[] {
  const { expression: parsed, problems } = parsePromql(expression, use);
  if (!parsed) return [...problems];
  const findings = new Findings(expression);
  const { version = DEPLOYED_PROMETHEUS, features = [] } = use;
  const check = new Check(findings, { version, features });
  check.expression(parsed);
  if (use.gives) check.result(parsed, use.gives);
  return [...problems, ...findings.problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** What the result of a rule and of a panel may be. */
export const VALUES: readonly PromqlType[] = ["scalar", "instant vector"];

class Check {
  constructor(
    private readonly findings: Findings,
    private readonly target: PrometheusTarget,
  ) {}

  expression(expression: PromqlExpression): void {
    for (const child of checkedParts(expression)) this.expression(child);
    switch (expression.kind) {
      case "selector":
        return this.selector(expression);
      case "subquery":
        return this.subquery(expression);
      case "call":
        return this.call(expression);
      case "aggregation":
        return this.aggregation(expression);
      case "unary":
        return this.unary(expression);
      case "binary":
        return checkBinary(this.findings, expression);
      case "number":
      case "range":
      case "string":
    }
  }

  result(expression: PromqlExpression, types: readonly PromqlType[]): void {
    const type = typeOf(expression);
    if (types.includes(type)) return;
    const fix = type === "range vector" ? "Apply a function such as rate to it" : `Write ${listed(types)}`;
    this.findings.error(expression, `the result is ${article(type)}, not ${listed(types)}`, fix);
  }

  /** A selector of everything is nearly always a slip, and costs as much as all series together. */
  private selector(selector: VectorSelector): void {
    if (selector.metric !== undefined || selector.matchers.some(({ matchesEmpty }) => !matchesEmpty)) return;
    const message = "the selector would take every series: nothing in it asks for a value that is not empty";
    this.findings.error(selector, message, 'Name a metric, or add a matcher such as job="api"');
  }

  private subquery({ operand }: Subquery): void {
    this.wants(operand, "instant vector", "a subquery");
  }

  private unary(unary: Unary): void {
    const type = typeOf(unary.operand);
    if (type === "scalar" || type === "instant vector") return;
    const fix = "Put the sign before a number or an instant vector";
    this.findings.error(unary, `${unary.operator} cannot be applied to ${article(type)}`, fix);
  }

  private call(call: Call): void {
    const signature = FUNCTIONS.get(call.function);
    if (!signature) return this.findings.error(call.name, `there is no function ${call.function}`, "Write another");
    this.available(call.name, `the function ${call.function}`, signature);
    this.count(call, call.function, bounds(signature));
    const { takes } = signature;
    const types = call.arguments.map((_, index) => takes[Math.min(index, takes.length - 1)]);
    call.arguments.forEach((argument, index) => this.wants(argument, types[index], call.function));
    if (call.function === "info") this.infoLabels(call.arguments[1]);
  }

  /** The second argument of `info` is no data but the labels to add. */
  private infoLabels(labels: PromqlExpression | undefined): void {
    if (!labels || (labels.kind === "selector" && labels.metric === undefined)) return;
    this.findings.error(
      labels,
      "info takes label matchers only",
      'Write them without a metric: {k8s_cluster_name=~".+"}',
    );
  }

  private aggregation(aggregation: Aggregation): void {
    const { operator, name } = aggregation;
    const signature = AGGREGATIONS.get(operator) ?? {};
    this.available(name, `the aggregation ${operator}`, signature);
    const takes: readonly PromqlType[] = [...(signature.parameter ? [signature.parameter] : []), "instant vector"];
    if (!this.count(aggregation, operator, [takes.length, takes.length])) return;
    aggregation.arguments.forEach((argument, index) => this.wants(argument, takes[index], operator));
  }

  private available(span: Span, part: string, availability: Availability): void {
    const reason = unavailable(part, availability, this.target);
    if (reason) this.findings.error(span, reason.message, reason.fix);
  }

  private count({ name, arguments: given }: Call | Aggregation, what: string, [min, max]: Bounds): boolean {
    if (given.length >= min && given.length <= max) return true;
    const expected = min === max ? `${min}` : max === Infinity ? `at least ${min}` : `${min} to ${max}`;
    const message = `${what} takes ${expected} argument${expected === "1" ? "" : "s"}, not ${given.length}`;
    this.findings.error(name, message, given.length < min ? "Add what is missing" : "Remove what is too much");
    return false;
  }

  private wants(expression: PromqlExpression, type: PromqlType | undefined, by: string): void {
    const given = typeOf(expression);
    if (type === undefined || given === type) return;
    this.findings.error(expression, `${by} takes ${article(type)} here, not ${article(given)}`, wayOut(type, given));
  }
}

/** The labels that `info` is to add are no selector that would be evaluated. */
function checkedParts(expression: PromqlExpression): readonly PromqlExpression[] {
  const isInfo = expression.kind === "call" && expression.function === "info";
  return isInfo ? expression.arguments.slice(0, 1) : childrenOf(expression);
}

type Bounds = readonly [min: number, max: number];

function bounds({ takes, optional = 0, repeated = 1 }: Signature): Bounds {
  return [takes.length - optional, Math.max(takes.length - 1 + repeated, takes.length)];
}

function wayOut(type: PromqlType, given: PromqlType): string {
  if (type === "range vector" && given === "instant vector") return "Add a range to the selector, such as [5m]";
  if (type === "instant vector" && given === "range vector") return "Apply a function such as rate, or drop the range";
  if (type === "instant vector" && given === "scalar") return "Write a vector, or wrap the number in vector(…)";
  if (type === "scalar" && given === "instant vector") return "Write a number, or wrap the vector in scalar(…)";
  return `Write ${article(type)}`;
}

function listed(types: readonly PromqlType[]): string {
  return types.map(article).join(" or ");
}

function article(type: PromqlType): string {
  return type === "instant vector" ? "an instant vector" : `a ${type}`;
}
