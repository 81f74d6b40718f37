import type { Findings } from "../query/problem";
import type { Span } from "../query/source";
import { ActionReader, type Keyword } from "./template-actions";
import type { TemplateAction } from "./template-tokens";

/** A block that has begun and not ended. */
interface Block {
  readonly at: Span;
  readonly keyword: Keyword;
  /** What is known again after it. */
  readonly variables: readonly string[];
  hasElse: boolean;
}

/** Templates of their own, which see no variable from outside. */
const TEMPLATES: readonly Keyword[] = ["define", "block"];

/** Reads action after action, and remembers the blocks they are in. */
export class TemplateBlocks {
  private readonly open: Block[] = [];

  constructor(
    private readonly findings: Findings,
    private variables: readonly string[],
  ) {}

  read(action: TemplateAction): void {
    const dotIsAlert = this.open.every(({ keyword }) => keyword === "if");
    const reader = new ActionReader(action, { variables: this.variables, dotIsAlert }, this.findings);
    reader.read(() => {
      const keyword = reader.keyword();
      if (keyword) this.control(keyword, reader, action);
      else reader.pipeline();
    });
    this.variables = [...this.variables, ...reader.declared];
  }

  /** Reports what never ends. */
  close(): void {
    for (const { at, keyword } of this.open) {
      this.findings.error(at, `this ${keyword} of the template has no end`, "Write {{ end }} after what it is for");
    }
  }

  private control(keyword: Keyword, reader: ActionReader, at: Span): void {
    switch (keyword) {
      case "if":
      case "with":
      case "range":
        this.begin(keyword, at);
        return reader.pipeline({ inRange: keyword === "range" });
      case "define":
        if (this.open.length > 0) this.findings.error(at, "define stands in a block", "Write it outside of all others");
        this.begin(keyword, at);
        return reader.name();
      case "block":
        this.begin(keyword, at);
        reader.name();
        return reader.pipeline();
      case "template":
        reader.name();
        return reader.isAtEnd ? undefined : reader.pipeline();
      case "else":
        return this.otherwise(reader, at);
      case "end":
        return this.end(at);
      case "break":
      case "continue":
        return this.leave(keyword, at);
    }
  }

  private begin(keyword: Keyword, at: Span): void {
    this.open.push({ at, keyword, variables: this.variables, hasElse: false });
    if (TEMPLATES.includes(keyword)) this.variables = ["$"];
  }

  /** `else if` goes on with an `if`, and `else with` with a `with`. */
  private otherwise(reader: ActionReader, at: Span): void {
    const block = this.open.at(-1);
    if (!block || block.hasElse || TEMPLATES.includes(block.keyword)) {
      this.findings.error(at, "there is nothing that this else belongs to", "Begin with {{ if … }}, or take it out");
    }
    const goesOn = reader.keyword(block && block.keyword !== "range" ? [block.keyword] : []);
    if (goesOn) reader.pipeline();
    else if (block) block.hasElse = true;
  }

  private end(at: Span): void {
    const block = this.open.pop();
    if (block) this.variables = block.variables;
    else this.findings.error(at, "there is nothing that this end belongs to", "Take it out");
  }

  private leave(keyword: Keyword, at: Span): void {
    const own = this.open.slice(this.open.map((block) => TEMPLATES.includes(block.keyword)).lastIndexOf(true) + 1);
    if (own.some((block) => block.keyword === "range" && !block.hasElse)) return;
    this.findings.error(at, `${keyword} stands in no range`, "Take it out");
  }
}
