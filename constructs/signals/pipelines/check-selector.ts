import type { Problem } from "../../core/errors";
import { checkLogql } from "../logql/check";
import { queryErrors } from "../query/problem";
import { readSelector } from "./selector";

/**
 * Reports what Alloy would not read, and labels that lines do not have. A selector of Alloy is one of Loki that may also
 * take every stream, and has a smaller grammar.
 * @param known labels of the lines that come to it
 */
export function checkSelector(at: string, selector: string, known: readonly string[]): Problem[] {
  const errors = queryErrors(at, selector, checkLogql(selector, { gives: "log", anyStream: true }));
  const read = readSelector(selector);
  // Half of a character: Go has no escape for it.
  if (errors.length > 0 || !read || /\p{Surrogate}/u.test(selector)) {
    const fix = 'Write label matchers and line filters only, such as {namespace="shop"} |= "error"';
    const excerpt = errors[0]?.excerpt;
    const problem = "is not a stream selector with line filters";
    return [{ at, value: selector, problem, fix, ...(excerpt !== undefined && { excerpt }) }];
  }
  const fix = `Use one of: ${known.join(", ")}`;
  return read.matchers
    .map(({ label }) => label)
    .filter((label) => !known.includes(label))
    .map((value) => ({ at, value, problem: "is no label of a line when pipelines see it", fix }));
}
