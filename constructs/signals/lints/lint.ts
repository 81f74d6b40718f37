import type { PromqlExpression } from "../promql/ast";
import type { Span } from "../query/source";
import type { AlertingRule, Evaluator, Rule } from "../rules/rule";
import type { KnownSeries } from "./known-series";

/** A check that needs to know more than the language: what the metrics are, and what the query is for. */
export interface Lint {
  /** Name of the check, of its file here and of its page in docs/checks. */
  readonly code: string;
  /** Why what it finds is a mistake, as a sentence. */
  readonly reason: string;
  readonly find: (query: LintedQuery) => readonly Finding[];
}

/** What is wrong with a part of a query. */
export interface Finding {
  readonly at: Span;
  /** A clause without its full stop. */
  readonly problem: string;
  /** What to write instead. */
  readonly fix: string;
}

/** A parsed query, what it is for, and what is known of the series it reads. */
export interface LintedQuery {
  readonly expression: PromqlExpression;
  readonly use: QueryUse;
  readonly series: KnownSeries;
  /** Whether every metric that the query may read is known, so that another one is a mistake. */
  readonly complete: boolean;
}

export type QueryUse =
  { readonly kind: "panel" } | { readonly kind: "rule"; readonly rule: Rule; readonly evaluator: Evaluator };

/** The alert that a query belongs to. */
export function alertOf({ use }: LintedQuery): AlertingRule | undefined {
  return use.kind === "rule" && use.rule.kind === "alerting" ? use.rule : undefined;
}
