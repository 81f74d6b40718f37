/** A name, a text in quotes, a literal, a number, or a sign (jmespath.org/specification.html, "Grammar"). */
const TOKEN =
  /\s*(?:(?<name>[A-Za-z_]\w*)|(?<quoted>"(?:[^"\\]|\\.)+")|(?<literal>'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)|(?<number>-?\d+)|(?<sign>\|\||&&|[=!<>]=|\[\?|\[\]|[<>!|.*[\]{}(),:&@]))\s*/sy;

/** What stands between two expressions. */
const OPERATORS = ["|", "||", "&&", "==", "!=", "<", "<=", ">", ">="];

/** Whether a text is a JMESPath expression: Alloy loads nothing of a configuration in which one is none. */
export function isJmesPath(text: string): boolean {
  const tokens = tokensOf(text);
  if (!tokens) return false;
  const reader = new Reader(tokens);
  return reader.expression() && reader.isAtEnd();
}

/** The kind of each token, or the sign itself; undefined where something is none. */
function tokensOf(text: string): string[] | undefined {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const { groups } = TOKEN.exec(text) ?? {};
    if (!groups) return undefined;
    const [kind = "", found = ""] = Object.entries(groups).find(([, part]) => part !== undefined) ?? [];
    tokens.push(kind === "sign" ? found : kind);
  }
  return tokens;
}

/** What stands in brackets behind a list: everything, a place, or a slice of places. */
const PLACES = /^(?:\*|number|(?:number)?:(?:number)?(?::(?:number)?)?)$/;

/** Each method reads one thing of the grammar, and says whether it was there. */
class Reader {
  private next = 0;

  constructor(private readonly tokens: readonly string[]) {}

  isAtEnd(): boolean {
    return this.next === this.tokens.length;
  }

  expression(): boolean {
    do {
      if (!this.operand()) return false;
    } while (this.take(...OPERATORS));
    return true;
  }

  private operand(): boolean {
    while (this.take("!"));
    if (!this.value()) return false;
    for (;;) {
      if (this.take("[]")) continue;
      if (this.take(".")) {
        if (!this.member() && !(this.take("[") && this.expressions("]"))) return false;
      } else if (this.take("[?")) {
        if (!this.condition("]")) return false;
      } else if (this.take("[")) {
        if (!this.places()) return false;
      } else return true;
    }
  }

  private value(): boolean {
    if (this.take("@", "literal", "[]")) return true;
    if (this.take("(")) return this.condition(")");
    if (this.take("[?")) return this.condition("]");
    if (this.take("[")) return this.places() || this.expressions("]");
    return this.member();
  }

  private member(): boolean {
    if (this.take("*", "quoted")) return true;
    if (this.take("{")) return this.list("}", () => this.take("name", "quoted") && this.take(":") && this.expression());
    if (!this.take("name")) return false;
    if (!this.take("(") || this.take(")")) return true;
    return this.list(")", () => (this.take("&"), this.expression()));
  }

  private places(): boolean {
    const end = this.tokens.indexOf("]", this.next);
    if (end < 0 || !PLACES.test(this.tokens.slice(this.next, end).join(""))) return false;
    this.next = end + 1;
    return true;
  }

  private condition(close: string): boolean {
    return this.expression() && this.take(close);
  }

  private expressions(close: string): boolean {
    return this.list(close, () => this.expression());
  }

  private list(close: string, item: () => boolean): boolean {
    do {
      if (!item()) return false;
    } while (this.take(","));
    return this.take(close);
  }

  private take(...kinds: readonly string[]): boolean {
    const found = kinds.includes(this.tokens[this.next] ?? "");
    if (found) this.next++;
    return found;
  }
}
