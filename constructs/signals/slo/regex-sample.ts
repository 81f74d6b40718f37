/** Tried one after the other wherever a class of characters stands. */
const CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-/. :";

/**
 * A text that a regular expression matches, for the kind found in selectors: `5..` gives `500`, `(GET|HEAD)` gives
 * `GET`. For others it may be wrong, so whether it matches is for the caller to try.
 * @throws SyntaxError for a broken class of characters
 */
export function sampleOf(regex: string): string {
  return new Sampler(regex).alternatives();
}

/** Reads an expression from left to right and always takes the first way. */
class Sampler {
  private at = 0;

  constructor(private readonly regex: string) {}

  alternatives(): string {
    const first = this.sequence();
    while (this.take(/\|/y) !== undefined) this.sequence();
    return first;
  }

  private sequence(): string {
    let text = "";
    while (this.at < this.regex.length && !/[|)]/.test(this.regex.charAt(this.at))) text += this.repeated();
    return text;
  }

  private repeated(): string {
    const one = this.atom();
    const quantifier = this.take(/[*+?]\??|\{\d+(?:,\d*)?\}\??/y);
    return one.repeat(Number(/\d+/.exec(quantifier ?? "")?.[0] ?? 1));
  }

  private atom(): string {
    if (this.take(/\((?:\?:)?/y) !== undefined) {
      const inside = this.alternatives();
      this.take(/\)/y);
      return inside;
    }
    const characters = this.take(/\[\^?(?:[^\]\\]|\\.)*\]|\\[dDwWsS]|\./y);
    if (characters !== undefined) return [...CHARACTERS].find((each) => new RegExp(characters).test(each)) ?? "";
    if (this.take(/[\^$]/y) !== undefined) return "";
    const literal = this.take(/\\.|[^]/y) ?? "";
    return literal.startsWith("\\") ? literal.slice(1) : literal;
  }

  /** Moves past what the sticky pattern finds here. */
  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.regex)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }
}
