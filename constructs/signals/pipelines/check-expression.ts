import type { Problem } from "../../core/errors";
import { compileRegex } from "../query/regex";
import { findsText } from "./regex";

/** Reports what is no expression in RE2's dialect. */
export function checkExpression(at: string, expression: string): Problem[] {
  if (expression === "") return [{ at, value: expression, problem: "is empty", fix: "Write an RE2 expression" }];
  const compiled = compileRegex(expression);
  if ("matchesEmpty" in compiled) return [];
  const problem = `is no RE2 expression: ${compiled.problem}`;
  return [{ at, value: expression, problem, fix: "See https://github.com/google/re2/wiki/Syntax" }];
}

/** Lines that have no character in common, as long as any that an expression may count. */
const NOTHING_IN_COMMON = ["a", "7", "~"].map((character) => character.repeat(200));

/** Whether an expression is found in every line: `.*`, `a|`, `^`. */
export function hitsEveryLine(expression: string): boolean {
  return NOTHING_IN_COMMON.every((line) => findsText(expression, line));
}
