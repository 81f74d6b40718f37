import type { RE2JS } from "re2js";
import { load } from "../query/packages";
import { compileRegex } from "../query/regex";

/** A group of a match: its text and place. One that took no part in it has no text, and the place -1. */
export interface FoundGroup {
  readonly name: string | undefined;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const compiled = new Map<string, RE2JS>();

/** An expression in the dialect of the servers. Those of pipelines are few, and each is tried on every line. */
function re2(expression: string): RE2JS {
  const before = compiled.get(expression);
  if (before) return before;
  const pattern = load("re2js").RE2JS.compile(expression);
  compiled.set(expression, pattern);
  return pattern;
}

/** Whether a text is an expression in that dialect. */
export function isExpression(text: string): boolean {
  return "matchesEmpty" in compileRegex(text);
}

/** Whether an expression is found anywhere in a text. */
export function findsText(expression: string, text: string): boolean {
  return re2(expression).matcher(text).find();
}

/** The groups of every match, in their order. */
export function findGroups(expression: string, text: string): FoundGroup[][] {
  const pattern = re2(expression);
  const names = new Map(Object.entries(pattern.namedGroups()).map(([name, index]) => [index, name]));
  const matcher = pattern.matcher(text);
  const matches: FoundGroup[][] = [];
  while (matcher.find()) {
    const indices = Array.from({ length: matcher.groupCount() }, (_, index) => index + 1);
    matches.push(
      indices.map((index) => ({
        name: names.get(index),
        text: matcher.group(index) ?? "",
        from: matcher.start(index),
        to: matcher.end(index),
      })),
    );
  }
  return matches;
}
