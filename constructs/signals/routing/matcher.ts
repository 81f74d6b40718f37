import type { Labels } from "../rules/builders";

/** A matcher of Alertmanager: `severity="critical"`, `severity=~"info|none"`. */
export type Matcher = string;

/** `team="payments"`. Values stand in quotes: what they may hold without is read differently since Alertmanager 0.27. */
export function equal(label: string, value: string): Matcher {
  return `${label}=${JSON.stringify(value)}`;
}

/** `severity=~"info|none"`, of values that hold no character that means something in a regular expression. */
export function anyOf(label: string, values: readonly string[]): Matcher {
  return `${label}=~${JSON.stringify(values.join("|"))}`;
}

/** A matcher taken apart. */
interface ParsedMatcher {
  readonly label: string;
  /** Values that it matches. */
  readonly values: readonly string[];
}

/** Reads what {@link equal} and {@link anyOf} write, which is all that this library writes. */
export function parseMatcher(matcher: Matcher): ParsedMatcher {
  const [, label = "", operator = "", text = '""'] = /^(\w+)(=~?)(".*")$/.exec(matcher) ?? [];
  const value = JSON.parse(text) as string;
  return { label, values: operator === "=~" ? value.split("|") : [value] };
}

/** Whether an alert satisfies all matchers. A label that it lacks is empty. */
export function matches(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.map(parseMatcher).every(({ label, values }) => values.includes(labels[label] ?? ""));
}
