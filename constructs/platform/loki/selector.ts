import type { Problem } from "../../core/errors";
import { compileRegex } from "../../signals/query/regex";
import { readString } from "../../signals/query/strings";

const LITERAL = String.raw`"(?:[^"\\\n]|\\.)*"|` + "`[^`]*`";

const MATCHER = String.raw`\s*[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*(?:${LITERAL})\s*`;

/** `{a="b", c=~"d.*"}` and nothing after it: retention chooses streams, and cannot look at lines. */
const SELECTOR = new RegExp(String.raw`^\s*\{${MATCHER}(?:,${MATCHER})*,?\s*\}\s*$`);

/** The parts of each matcher. */
const PARTS = new RegExp(String.raw`(=~|!~|!=|=)\s*(${LITERAL})`, "g");

/** Reports what Loki does not accept as the selector of a stream's retention (pkg/validation/limits.go, Validate). */
export function checkStreamSelector(at: string, selector: string): Problem[] {
  const found = (problem: string, fix: string): Problem[] => [{ at, value: selector, problem, fix }];
  if (!SELECTOR.test(selector)) {
    return found("is no selector of labels", 'Write label matchers only, such as {namespace="kube-system"}');
  }
  // The chart runs its values as templates, and Loki expands variables of the environment in its configuration.
  if (/\$|\{\{/.test(selector)) {
    return found("would be expanded before Loki reads it", "Leave $ and {{ out; matchers are anchored without $");
  }
  const matchers = [...selector.matchAll(PARTS)].map(([, operator = "=", literal = ""]) =>
    readMatcher(operator, literal),
  );
  const unread = matchers.find((matcher) => "problem" in matcher);
  if (unread) {
    const fix = "Write Go's strings and regular expressions: \\\\ for each backslash in quotes, no lookaround";
    return found(`is nothing that Loki can read: ${unread.problem}`, fix);
  }
  if (matchers.every((matcher) => "matchesEmpty" in matcher && matcher.matchesEmpty)) {
    return found("would match every stream", 'Name a value that a label must have, such as {namespace="kube-system"}');
  }
  return [];
}

/** Whether a matcher also holds for streams without the label; Loki wants one that does not. */
function readMatcher(operator: string, literal: string): { matchesEmpty: boolean } | { problem: string } {
  const text = readString(literal);
  if ("problem" in text) return text;
  const read = operator.endsWith("~") ? compileRegex(text.value) : { matchesEmpty: text.value === "" };
  if ("problem" in read) return read;
  return { matchesEmpty: operator.startsWith("!") !== read.matchesEmpty };
}
