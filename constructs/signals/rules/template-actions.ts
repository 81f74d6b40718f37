import { similarName } from "../lints/similar-name";
import type { Findings } from "../query/problem";
import type { Span } from "../query/source";
import { readString } from "../query/strings";
import { TEMPLATE_FUNCTIONS } from "./template-functions";
import type { TemplateAction, TemplateToken } from "./template-tokens";

/** What an action may speak of where it stands. */
export interface TemplateScope {
  readonly variables: readonly string[];
  /** Whether the dot is the alert, as it is outside of other blocks than `if`. */
  readonly dotIsAlert: boolean;
}

/** Words that stand first in an action, and nowhere else. */
const KEYWORDS = ["if", "else", "end", "range", "with", "define", "block", "template", "break", "continue"] as const;

export type Keyword = (typeof KEYWORDS)[number];

/** What Prometheus fills a text from (prometheus/prometheus v3.14.0, template/template.go). */
const ALERT_FIELDS = [".Labels", ".ExternalLabels", ".ExternalURL", ".Value"];

/** Numbers of Go: with a fraction or an exponent, or whole in one of four notations; `i` makes an imaginary one. */
const DIGITS = String.raw`\d(?:_?\d)*`;
const EXPONENT = `[eE][+-]?${DIGITS}`;
const FLOAT = String.raw`${DIGITS}\.(?:${DIGITS})?(?:${EXPONENT})?|\.${DIGITS}(?:${EXPONENT})?|${DIGITS}${EXPONENT}`;
const WHOLE = String.raw`0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO]?(?:_?[0-7])+|0|[1-9](?:_?\d)*`;
const NUMBER = new RegExp(`^[+-]?(?:${FLOAT}|${WHOLE})(?:i|[+-](?:${FLOAT}|${WHOLE})i)?$`);

const REFERENCE = "See https://prometheus.io/docs/prometheus/latest/configuration/template_reference/";

/** Reads one action as Go does (golang/go, src/text/template/parse/parse.go), and tells what is wrong with it. */
export class ActionReader {
  private next = 0;
  /** Variables that it gives their first value. */
  readonly declared: string[] = [];

  constructor(
    private readonly action: TemplateAction,
    private readonly scope: TemplateScope,
    private readonly findings: Findings,
  ) {}

  /** Reads the whole of it; the first thing that cannot be there ends the reading. */
  read(parts: (reader: this) => void): void {
    try {
      parts(this);
      const rest = this.peek();
      if (rest) unexpected(rest);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.findings.error(error.span, error.message, error.fix);
    }
  }

  /** Takes the word it begins with. */
  keyword(words: readonly Keyword[] = KEYWORDS): Keyword | undefined {
    const token = this.peek();
    const keyword = token?.kind === "word" ? words.find((each) => each === token.text) : undefined;
    if (keyword) this.next++;
    return keyword;
  }

  /** Takes the name of a template. */
  name(): void {
    const token = this.peek();
    if (token?.kind !== "string") throw new Unreadable(token ?? this.action, "a name is missing here", 'Write "name"');
    this.operand();
  }

  get isAtEnd(): boolean {
    return this.peek() === undefined;
  }

  /** Takes calls with `|` between them, and the variables that get the result. */
  pipeline({ inRange = false } = {}): void {
    const variables = this.assigned(inRange);
    let stage = 0;
    for (; !this.isDone(); stage++) this.call(stage);
    if (stage === 0)
      throw new Unreadable(this.peek() ?? this.action, "a value is missing here", "Write $value, or another");
    this.declared.push(...variables);
  }

  /** `$a :=`, and in a range `$i, $a :=` */
  private assigned(inRange: boolean): string[] {
    const kinds = this.action.tokens.slice(this.next, this.next + 4).map(({ kind }) => kind);
    const pair = inRange && kinds.join(" ") === "variable comma variable set";
    if (!pair && (kinds[0] !== "variable" || kinds[1] !== "set")) return [];
    const taken = this.action.tokens.slice(this.next, this.next + (pair ? 4 : 2));
    this.next += taken.length;
    return taken.filter(({ kind }) => kind === "variable").map(({ text }) => text);
  }

  private call(stage: number): void {
    const first = this.operand();
    if (stage > 0 && isLiteral(first)) {
      throw new Unreadable(first, "a plain value takes nothing from the left of |", "Write a function there");
    }
    while (!this.isDone()) {
      const token = this.peek();
      if (token?.kind === "pipe") {
        this.next++;
        return;
      }
      if (token && !token.spaced) unexpected(token);
      this.operand();
    }
  }

  private isDone(): boolean {
    const token = this.peek();
    return token === undefined || token.kind === "close";
  }

  /** A value, and what is taken from it by `.name`. */
  private operand(): TemplateToken {
    const token = this.peek();
    if (!token) throw new Unreadable(this.action, "a value is missing here", "Write $value, or another");
    this.next++;
    this.value(token);
    if (isLiteral(token)) return token;
    for (let field = this.peek(); field?.kind === "field" && !field.spaced; field = this.peek()) this.next++;
    return token;
  }

  private value(token: TemplateToken): void {
    switch (token.kind) {
      case "open":
        return this.inParentheses(token);
      case "word":
        return this.word(token);
      case "variable":
        return this.known(token, "there is no variable", this.variables());
      case "field":
        return this.scope.dotIsAlert ? this.known(token, "an alert has no", ALERT_FIELDS) : undefined;
      case "string":
        return void textIn(token);
      case "character":
        return checkCharacter(token);
      case "number":
        if (!NUMBER.test(token.text)) throw new Unreadable(token, `${token.text} is no number`, "Write it in digits");
        return;
      case "dot":
        return;
      default:
        unexpected(token);
    }
  }

  private inParentheses(open: TemplateToken): void {
    this.pipeline();
    if (this.isAtEnd) throw new Unreadable(open, "this parenthesis is never closed", "Close it with )");
    this.next++;
  }

  private word(token: TemplateToken): void {
    if (isLiteral(token)) return;
    if (KEYWORDS.some((each) => each === token.text)) unexpected(token);
    this.known(token, "templates of alerts have no function", TEMPLATE_FUNCTIONS);
  }

  private variables(): string[] {
    return [...this.scope.variables, ...this.declared];
  }

  private known(token: TemplateToken, problem: string, names: readonly string[]): void {
    const { text } = token;
    if (names.includes(text)) return;
    // Two slips make any other of a name as short as eq.
    const long = names.filter(({ length }) => length > 3);
    const near = similarName(text, long) ?? long.find((name) => name.startsWith(text));
    const few = names.length > 9 ? REFERENCE : `Use one of ${names.join(", ")}`;
    this.findings.error(token, `${problem} ${text}`, near ? `Write ${near}` : few);
  }

  private peek(): TemplateToken | undefined {
    return this.action.tokens[this.next];
  }
}

class Unreadable extends Error {
  constructor(
    readonly span: Span,
    message: string,
    readonly fix: string,
  ) {
    super(message);
  }
}

function unexpected(token: TemplateToken): never {
  throw new Unreadable(token, `${token.text} cannot stand here`, REFERENCE);
}

function textIn(token: TemplateToken): string {
  const read = readString(token.text);
  if ("value" in read) return read.value;
  throw new Unreadable(token, read.problem, "Write a backslash as two, or the text in backticks");
}

function checkCharacter(token: TemplateToken): void {
  if ([...textIn(token)].length === 1) return;
  throw new Unreadable(token, "single quotes hold one character", "Write a text in double quotes");
}

/** Values that are what they are: nothing can be passed to them, and nothing taken from them. */
function isLiteral({ kind, text }: TemplateToken): boolean {
  return ["string", "number", "character", "dot"].includes(kind) || (kind === "word" && LITERAL_WORDS.includes(text));
}

const LITERAL_WORDS = ["true", "false", "nil"];
