import type { Findings } from "../query/problem";
import { compileRegex } from "../query/regex";
import type { QuerySource } from "../query/source";
import { readString } from "../query/strings";
import type { SyntaxNode } from "../query/tree";

/** Reads the string literals of a query, and reports those that are none. */
export class LogqlTexts {
  constructor(
    private readonly source: QuerySource,
    private readonly findings: Findings,
  ) {}

  valueOf(literal: SyntaxNode): string {
    const read = readString(this.source.parsedText(literal));
    if ("value" in read) return read.value;
    const fix = "Double the backslash, or put the text into backticks";
    this.findings.error(this.source.spanOf(literal), read.problem, fix);
    return "";
  }

  /** Whether a regular expression matches the empty text; undefined when RE2 refuses it. */
  regex(literal: SyntaxNode): boolean | undefined {
    const regex = compileRegex(this.valueOf(literal));
    if ("matchesEmpty" in regex) return regex.matchesEmpty;
    const message = `not a regular expression of RE2: ${regex.problem}`;
    this.findings.error(this.source.spanOf(literal), message, "See https://github.com/google/re2/wiki/Syntax");
    return undefined;
  }
}
