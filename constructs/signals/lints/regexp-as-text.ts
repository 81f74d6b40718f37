import { selectorsOf } from "../promql/walk";
import { withoutVariables } from "../query/variables";
import type { Lint } from "./lint";

/** What only a regular expression has: `a|b`, `.*`, `5..`, `\d`, `[0-9]`. */
const PATTERN = /\||\.[*+]|^\d\.\.$|\\[dwsDWS.]|\[[^\]]*-[^\]]*\]/;

/** `=` compares the text as it is. */
export const regexpAsText: Lint = {
  code: "regexp-as-text",
  reason: "The operators = and != take a text as it is written, and no label has a regular expression as its value.",
  find: ({ expression }) =>
    selectorsOf(expression).flatMap(({ selector }) =>
      selector.matchers
        .filter(
          ({ operator, value }) => (operator === "=" || operator === "!=") && PATTERN.test(withoutVariables(value)),
        )
        .map((matcher) => ({
          at: matcher,
          problem: `${matcher.operator} takes ${matcher.value} for plain text`,
          fix: `Write ${matcher.operator === "=" ? "=~" : "!~"}`,
        })),
    ),
};
