import type { Problem } from "../../core/errors";
import type { Span } from "./source";

/** One thing that is wrong with a query, and where. */
export interface QueryProblem {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 code units. */
  readonly column: number;
  /** How many characters of the line are meant, at least 1. */
  readonly length: number;
  /** What is wrong, as a sentence without its full stop. */
  readonly message: string;
  /** What to write instead. */
  readonly fix: string;
  /** A warning is no reason to refuse the query: it is of no use, or the grammar at hand may be behind the server. */
  readonly severity: "error" | "warning";
}

/** Collects what is wrong with one query. */
export class Findings {
  private readonly found: QueryProblem[] = [];

  constructor(private readonly query: string) {}

  get problems(): readonly QueryProblem[] {
    return this.found;
  }

  error(span: Span, message: string, fix: string): void {
    this.found.push({ ...placeOf(this.query, span), message, fix, severity: "error" });
  }

  warning(span: Span, message: string, fix: string): void {
    this.found.push({ ...placeOf(this.query, span), message, fix, severity: "warning" });
  }
}

function placeOf(query: string, { from, to }: Span): Pick<QueryProblem, "line" | "column" | "length"> {
  const start = query.lastIndexOf("\n", from - 1) + 1;
  const end = query.indexOf("\n", from);
  const inLine = Math.min(to, end < 0 ? query.length : end) - from;
  return {
    line: query.slice(0, from).split("\n").length,
    column: from - start + 1,
    length: Math.max(1, inLine),
  };
}

/** The line of a query with carets below what is meant. */
export function showQueryProblem(query: string, { line, column, length }: QueryProblem): string {
  const text = query.split("\n")[line - 1] ?? "";
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  return `${text}\n${indent}${"^".repeat(length)}`;
}

/**
 * The errors of a query as problems of the user's data, each with the line it is in.
 * @param at path of the query, for the messages
 */
export function queryErrors(at: string, query: string, problems: readonly QueryProblem[]): Problem[] {
  return problems
    .filter(({ severity }) => severity === "error")
    .map((found) => ({
      at: `${at}:${found.line}:${found.column}`,
      problem: found.message,
      fix: found.fix,
      excerpt: showQueryProblem(query, found),
    }));
}
