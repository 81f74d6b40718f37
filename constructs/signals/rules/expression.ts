import { Duration } from "../../core/duration";

/**
 * A look at PromQL and LogQL by regular expressions: enough for ranges and aggregations in text that is otherwise
 * right. It does not parse; whether an expression is valid at all is not its business.
 */

/** Operators whose result carries only the labels they are told to keep. `topk` and its like keep all of them. */
const AGGREGATION =
  /(?<![\w:])(sum|avg|min|max|count|group|stddev|stdvar|quantile|count_values)\s*(?=\(|by\b|without\b)/g;

/** What stands in brackets, if it is a duration with its units in order; anything else is left to a parser. */
const RANGE = /\[\s*((?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?)\s*(?::[^\]]*)?\]/g;

const GROUPING = /^\s*(by|without)\s*\(([^)]*)\)/;

/** Blanks out what is inside quotes, so that a scan sees the language's own words only; positions stay. */
function withoutStrings(expr: string): string {
  return expr.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, (text) => `"${" ".repeat(text.length - 2)}"`);
}

/** The ranges an expression looks back over: `[5m]`, and the `1h` of the subquery `[1h:1m]`. */
export function rangesOf(expr: string): Duration[] {
  const ranges = [...withoutStrings(expr).matchAll(RANGE)];
  return ranges.map(([, text]) => Duration.parse(text ?? "0"));
}

/** The aggregations of an expression whose result lacks a label, as they are written: `sum by (service)`. */
export function aggregationsDropping(label: string, expr: string): string[] {
  const text = withoutStrings(expr);
  return [...text.matchAll(AGGREGATION)].flatMap((match) => {
    const operator = match[1] ?? "";
    const grouping = groupingAfter(text, match.index + match[0].length);
    if (!grouping) return [`${operator}(…)`];
    const named = grouping.labels.includes(label);
    return named === (grouping.kind === "by") ? [] : [`${operator} ${grouping.kind} (${grouping.labels.join(", ")})`];
  });
}

interface Grouping {
  readonly kind: string;
  readonly labels: readonly string[];
}

/** The grouping of an aggregation, before its operand or after it. */
function groupingAfter(text: string, position: number): Grouping | undefined {
  const before = readGrouping(text.slice(position));
  return before ?? readGrouping(text.slice(closingParenthesis(text, position) + 1));
}

function readGrouping(text: string): Grouping | undefined {
  const [, kind, labels] = GROUPING.exec(text) ?? [];
  if (kind === undefined || labels === undefined) return undefined;
  return { kind, labels: labels.split(",").map((each) => each.trim()) };
}

/** Where the parenthesis closes that opens at `position`; the end of the text when it never does. */
function closingParenthesis(text: string, position: number): number {
  let depth = 0;
  for (let index = position; index < text.length; index++) {
    if (text[index] === "(") depth++;
    if (text[index] === ")" && --depth === 0) return index;
  }
  return text.length;
}
