import { findVariables, type VariableSamples } from "./variables";

/** A part of a query as it was written: from the first character to the one after the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A variable and what stands in its place while the query is parsed. */
interface Replacement {
  readonly written: Span;
  readonly parsed: Span;
}

/** A query as a parser takes it, with the way back to what was written. */
export class QuerySource {
  private constructor(
    readonly written: string,
    /** Without variables. */
    readonly parsed: string,
    private readonly replacements: readonly Replacement[],
  ) {}

  /**
   * @param samples values of Grafana's variables; those without one get a value that fits their place. Without samples
   *   a query holds no variables, as in rules, where `$` is nothing but an error.
   */
  static of(written: string, samples?: VariableSamples): QuerySource {
    if (!samples) return new QuerySource(written, written, []);
    let parsed = "";
    let rest = 0;
    const replacements = findVariables(written, samples).map(({ span, sample }): Replacement => {
      parsed += written.slice(rest, span.from);
      const from = parsed.length;
      parsed += sample;
      rest = span.to;
      return { written: span, parsed: { from, to: parsed.length } };
    });
    return new QuerySource(written, parsed + written.slice(rest), replacements);
  }

  /** Where a part of the parsed text was written. */
  spanOf({ from, to }: Span): Span {
    return { from: this.writtenAt(from, "from"), to: this.writtenAt(to, "to") };
  }

  /** A part of the parsed text as it was written, variables included. */
  textOf(part: Span): string {
    const { from, to } = this.spanOf(part);
    return this.written.slice(from, to);
  }

  parsedText({ from, to }: Span): string {
    return this.parsed.slice(from, to);
  }

  /** Whether a variable decides about a part of the parsed text. */
  isVariable({ from, to }: Span): boolean {
    return this.replacements.some(({ parsed }) => parsed.from < to && parsed.to > from);
  }

  private writtenAt(offset: number, side: "from" | "to"): number {
    let shift = 0;
    for (const { parsed, written } of this.replacements) {
      if (side === "from" ? offset < parsed.from : offset <= parsed.from) break;
      if (side === "from" ? offset < parsed.to : offset <= parsed.to) return written[side];
      shift = written.to - parsed.to;
    }
    return offset + shift;
  }
}
