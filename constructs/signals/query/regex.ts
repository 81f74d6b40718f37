import { load } from "./packages";
import { hasStrayBytes } from "./strings";

/** A regular expression in RE2's dialect, or what is wrong with it. */
export type Regex = { readonly matchesEmpty: boolean } | { readonly problem: string };

const known = new Map<string, Regex>();

/** Compiles an expression as the servers do. The same few stand in many queries, so verdicts are kept. */
export function compileRegex(expression: string): Regex {
  const before = known.get(expression);
  if (before) return before;
  const compiled = compile(expression);
  known.set(expression, compiled);
  return compiled;
}

function compile(expression: string): Regex {
  if (hasStrayBytes(expression)) return { problem: "invalid UTF-8" };
  try {
    const { RE2JS } = load("re2js");
    return { matchesEmpty: RE2JS.compile(expression).matches("") };
  } catch (error) {
    return { problem: (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, "") };
  }
}
