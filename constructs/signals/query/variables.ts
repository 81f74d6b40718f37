import type { Span } from "./source";

/** A value to parse a query with, for each variable of Grafana: `{ job: "api", window: "5m" }`. */
export type VariableSamples = Readonly<Record<string, string>>;

/** A variable where it is used, and what to put there. */
export interface VariableUse {
  readonly name: string;
  readonly span: Span;
  readonly sample: string;
}

/** `${name:format}`, `[[name:format]]` and `$name`, where format and `.field` are optional. */
const VARIABLE = /\$\{(\w+)(?:\.[\w.]+)?(?::[^}]+)?\}|\[\[(\w+)(?:\.[\w.]+)?(?::[^\]]+)?\]\]|\$(\w+)/g;

/** Grafana's own: https://grafana.com/docs/grafana/latest/dashboards/variables/add-template-variables/#global-variables */
const GLOBALS: VariableSamples = {
  __rate_interval: "1m",
  __interval: "1m",
  __range: "1h",
  __auto: "1m",
  __interval_ms: "60000",
  __rate_interval_ms: "60000",
  __range_s: "3600",
  __range_ms: "3600000",
  __from: "1700000000000",
  __to: "1700003600000",
};

/** What a variable must be by the text before it, the first that applies. A name, unless the text says otherwise. */
const PLACES: readonly (readonly [before: RegExp, sample: string])[] = [
  [/\[[^\]]*$/, "1m"],
  [/\boffset\s+-?\s*$/i, "1m"],
  [/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*$/i, "x"],
  [/[=!~<>]\s*$/, '"x"'],
  [/\{[^}]*$/, 'x="x"'],
  [/[\w:]$/, "x"],
];

/** The variables of a query in their order. `$1` is none: it is a group of a regular expression. */
export function findVariables(query: string, samples: VariableSamples): VariableUse[] {
  return [...query.matchAll(VARIABLE)].flatMap((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? "";
    if (/^\d+$/.test(name)) return [];
    const span = { from: match.index, to: match.index + match[0].length };
    return [{ name, span, sample: samples[name] ?? GLOBALS[name] ?? guess(query, span) }];
  });
}

/** Whether a text has a variable of Grafana in it: what that stands for is not known here. */
export function hasVariable(text: string): boolean {
  return findVariables(text, {}).length > 0;
}

/** The text without its variables, which Grafana replaces before anybody else reads it. */
export function withoutVariables(text: string): string {
  return text.replace(VARIABLE, "");
}

function guess(query: string, { from, to }: Span): string {
  const before = withoutStrings(query.slice(0, from));
  if (before === undefined) return "x";
  const insideBraces = /\{[^}]*$/.test(before);
  const place = PLACES.find(([pattern]) => pattern.test(before));
  // Outside braces a comparison is with a number.
  if (place && !(place[1] === '"x"' && !insideBraces)) return place[1];
  return /^[\w:{[(]/.test(query.slice(to)) ? "x" : "1";
}

/** The text without what is in quotes; undefined when it ends inside of them. */
function withoutStrings(text: string): string | undefined {
  const closed = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/gs, '""');
  return /["'`]/.test(closed.replaceAll('""', "")) ? undefined : closed;
}
