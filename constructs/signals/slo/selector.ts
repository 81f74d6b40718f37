/** One condition of a selector on one label. */
export interface Matcher {
  readonly label: string;
  readonly op: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

/** The parts of a selector of counters, such as `http_requests_total{status=~"5.."}`. */
export interface Selector {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

const SELECTOR = /^\s*([a-zA-Z_:][\w:]*)\s*(?:\{(.*)\}\s*)?$/s;
const MATCHER = /^\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*(?:,|$)/;

/** Takes a selector apart; undefined for anything else, a range or an aggregation included. */
export function parseSelector(text: string): Selector | undefined {
  const [, metric, inside = ""] = SELECTOR.exec(text) ?? [];
  const matchers = parseMatchers(inside);
  return metric === undefined || !matchers ? undefined : { metric, matchers };
}

function parseMatchers(text: string): Matcher[] | undefined {
  const matchers: Matcher[] = [];
  let rest = text;
  while (rest.trim() !== "") {
    const [all, label, op, quoted] = MATCHER.exec(rest) ?? [];
    if (all === undefined || label === undefined || quoted === undefined) return undefined;
    matchers.push({ label, op: op as Matcher["op"], value: unquoted(quoted) });
    rest = rest.slice(all.length);
  }
  return matchers;
}

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(.)/g, "$1");
}

/** Whether a label with this value passes; a label that is not there has the empty one. Throws for no regex. */
export function passes({ op, value }: Matcher, actual: string): boolean {
  const matches = op === "=" || op === "!=" ? actual === value : new RegExp(`^(?:${value})$`, "s").test(actual);
  return matches === (op === "=" || op === "=~");
}
