import type { Problem } from "../../core/errors";

const MATCHER =
  String.raw`\s*[a-zA-Z_][a-zA-Z0-9_]*\s*(?:=~|!~|!=|=)\s*(?:"(?:[^"\\\n]|\\.)*"|` + "`[^`]*`" + String.raw`)\s*`;

/** `{a="b", c=~"d.*"}` and nothing after it: retention chooses streams, and cannot look at lines. */
const SELECTOR = new RegExp(String.raw`^\s*\{${MATCHER}(?:,${MATCHER})*,?\s*\}\s*$`);

/** The parts of each matcher. */
const PARTS = /(=~|!~|!=|=)\s*(?:"((?:[^"\\\n]|\\.)*)"|`([^`]*)`)/g;

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
  if (
    [...selector.matchAll(PARTS)].every(([, operator = "=", quoted, raw]) =>
      matchesEmpty(operator, quoted ?? raw ?? ""),
    )
  ) {
    return found("would match every stream", 'Name a value that a label must have, such as {namespace="kube-system"}');
  }
  return [];
}

/** Whether a matcher also holds for streams without the label; Loki wants one that does not. */
function matchesEmpty(operator: string, value: string): boolean {
  const negated = operator.startsWith("!");
  const empty = operator.endsWith("~") ? regexMatchesEmpty(value) : value === "";
  return negated ? !empty : empty;
}

/** What JavaScript cannot read as a regular expression is left to Loki, whose dialect is RE2. */
function regexMatchesEmpty(expression: string): boolean {
  try {
    return new RegExp(`^(?:${expression})$`).test("");
  } catch {
    return false;
  }
}
