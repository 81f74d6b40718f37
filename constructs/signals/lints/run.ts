import type { Problem } from "../../core/errors";
import { parsePromql } from "../promql/parse";
import { Findings, queryErrors } from "../query/problem";
import type { PromqlExpression } from "../promql/ast";
import { LINTS } from "./all";
import type { LintedQuery } from "./lint";

/** What a lint found, as a problem of the user's data. */
export interface LintProblem extends Problem {
  /** Code of the lint. */
  readonly lint: string;
}

export type LintContext = Omit<LintedQuery, "expression">;

/**
 * What all lints find in a query. One that does not parse has none: what Prometheus would refuse is told elsewhere.
 * @param at path of the query, for the messages
 */
export function lintQuery(at: string, query: string, context: LintContext): LintProblem[] {
  const { expression } = parsePromql(query, context.use.kind === "panel" ? { variables: {} } : {});
  return expression ? lintExpression(at, query, { ...context, expression }) : [];
}

function lintExpression(
  at: string,
  text: string,
  query: LintContext & { expression: PromqlExpression },
): LintProblem[] {
  return LINTS.flatMap(({ code, find }) => {
    const findings = new Findings(text);
    for (const { at: part, problem, fix } of find(query)) {
      findings.error(part, problem, `${fix} (docs/checks/${code}.md)`);
    }
    return queryErrors(at, text, findings.problems).map((problem) => ({ ...problem, lint: code }));
  });
}
