import type { SyntaxNode } from "../query/tree";
import { load } from "../query/packages";
import { Findings, type QueryProblem } from "../query/problem";
import { QuerySource } from "../query/source";
import { reportSyntax, type SyntaxComplaint } from "../query/syntax";
import type { VariableSamples } from "../query/variables";
import { memoized } from "../query/memoized";
import type { PromqlExpression } from "./ast";
import { operandsOf } from "./expressions";
import { AGGREGATIONS, FUNCTIONS } from "./functions";
import { readExpression } from "./operators";
import { Reading } from "./reading";
import { DEPLOYED_PROMETHEUS, type PrometheusFeature, type PrometheusVersion } from "./version";

export interface PromqlOptions {
  /** The Prometheus that is to understand the expression. @default the version we deploy */
  readonly version?: PrometheusVersion;
  /** Features switched on there. @default none */
  readonly features?: readonly PrometheusFeature[];
  /**
   * Allows Grafana's variables, with the value to try for each; one that is not here gets a value that fits its place.
   * @default none: in rules a variable is an error
   */
  readonly variables?: VariableSamples;
}

/** A parsed expression, unless it has a syntax error, and what is wrong with its form. */
export interface ParsedPromql {
  readonly expression?: PromqlExpression;
  readonly problems: readonly QueryProblem[];
}

/** Parses PromQL. Types are not looked at: see `checkPromql`. */
export function parsePromql(expression: string, options: PromqlOptions = {}): ParsedPromql {
  return read(expression, {
    version: options.version,
    features: options.features,
    variables: options.variables,
  });
}

const read = memoized((expression: string, options: PromqlOptions): ParsedPromql => {
  const { version = DEPLOYED_PROMETHEUS, features = [], variables } = options;
  const source = QuerySource.of(expression, variables);
  const findings = new Findings(expression);
  const tree = load("@prometheus-io/lezer-promql").parser.parse(source.parsed);
  if (reportSyntax(tree, source, findings, hint)) return { problems: findings.problems };
  const [node] = operandsOf(tree.topNode);
  if (!node) throw new Error("an expression without a syntax error has no expression");
  const reading = new Reading(source, findings, { version, features });
  return { expression: readExpression(reading, node), problems: findings.problems };
});

/** What the grammar cannot name: it takes a function that it does not know for a metric. */
function hint(error: SyntaxNode, source: QuerySource): SyntaxComplaint | undefined {
  const text = source.parsed.slice(error.from);
  const [name = ""] = /[a-zA-Z_:][\w:]*\s*$/.exec(source.parsed.slice(0, error.from)) ?? [];
  if (error.parent?.name === "VectorSelector" && text.startsWith("(") && name !== "") {
    const at = { from: error.from - name.length, to: error.from - name.length + name.trim().length };
    return { at, message: `there is no function ${name.trim()}`, fix: similar(name.trim()) };
  }
  return undefined;
}

/** Old names, and how else a function is written by mistake. */
const RENAMED: Readonly<Record<string, string>> = {
  holt_winters: "double_exponential_smoothing",
  mean: "avg",
  median: "quantile",
  average: "avg",
};

function similar(name: string): string {
  const known = [...FUNCTIONS.keys(), ...AGGREGATIONS.keys()];
  const other = RENAMED[name] ?? known.find((each) => each === name.toLowerCase() || each === `${name}_over_time`);
  return other ? `Write ${other}` : "See https://prometheus.io/docs/prometheus/latest/querying/functions/";
}
