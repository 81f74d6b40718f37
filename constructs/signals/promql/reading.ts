import type { SyntaxNode } from "../query/tree";
import type { Findings } from "../query/problem";
import type { QuerySource, Span } from "../query/source";
import { readString } from "../query/strings";
import { type Availability, type PrometheusTarget, unavailable } from "./version";

/** Reads the parts of one expression out of its syntax tree. */
export class Reading {
  constructor(
    readonly source: QuerySource,
    private readonly findings: Findings,
    private readonly target: PrometheusTarget,
  ) {}

  spanOf(node: Span): Span {
    return this.source.spanOf(node);
  }

  /** As it was written, variables included. */
  textOf(node: Span): string {
    return this.source.textOf(node);
  }

  /** As it was parsed, without variables. */
  parsedText(node: Span): string {
    return this.source.parsedText(node);
  }

  /** @param node part of the parsed text */
  error(node: Span, message: string, fix: string): void {
    this.findings.error(this.spanOf(node), message, fix);
  }

  /** @param span part of the written text */
  errorAt(span: Span, message: string, fix: string): void {
    this.findings.error(span, message, fix);
  }

  warning(node: Span, message: string, fix: string): void {
    this.findings.warning(this.spanOf(node), message, fix);
  }

  /** Reports a part of the language that the target does not have. */
  needs(node: Span, part: string, availability: Availability): void {
    const reason = unavailable(part, availability, this.target);
    if (reason) this.error(node, reason.message, reason.fix);
  }

  /** The value of a string literal: as written, and as parsed where variables have samples. */
  stringOf(node: SyntaxNode): { readonly written: string; readonly parsed: string } {
    const parsed = readString(this.parsedText(node));
    if ("problem" in parsed) {
      this.error(node, parsed.problem, "Double the backslash, or put the text into backticks");
      return { written: "", parsed: "" };
    }
    const written = readString(this.textOf(node));
    return { written: "value" in written ? written.value : this.textOf(node), parsed: parsed.value };
  }
}
