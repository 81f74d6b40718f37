import type { Problem } from "../../core/errors";
import { checkExpression, hitsEveryLine } from "./check-expression";
import type { DropStage } from "./pipeline";
import { findsText } from "./regex";

/**
 * Reports drops that take every line, and those with conditions that Alloy does not have.
 * @param chosen whether only some of the lines come here, by a filter of the pipeline's selector or a stage around it
 */
export function checkDrop(at: string, stage: DropStage, chosen: boolean): Problem[] {
  const { field, value, expression } = stage;
  if (field === undefined && value === undefined && expression === undefined) return chosen ? [] : [everyLine(at)];
  const both = { at, problem: "has a value and an expression, of which Alloy takes one", fix: "Leave one of them out" };
  return [
    ...(value === undefined ? [] : checkValue(`${at}.value`, value, field)),
    ...(expression === undefined ? [] : checkDropExpression(`${at}.expression`, expression, field)),
    ...(value !== undefined && expression !== undefined ? [both] : []),
  ];
}

function everyLine(at: string): Problem {
  const fix = "Say which lines by field, value or expression, or put it into a stage match";
  return { at, problem: "has no condition, so that it drops every line", fix };
}

/** Alloy reads an empty value as none, and drops every line that has the field at all. */
function checkValue(at: string, value: string, field: string | undefined): Problem[] {
  if (field === undefined) return [{ at, value, problem: "is the value of no field", fix: "Name the field" }];
  if (value !== "") return [];
  return [{ at, value, problem: "would drop every line with the field", fix: "Write the value of the lines to drop" }];
}

/** Alloy takes a field that a line does not have for an empty one. */
function checkDropExpression(at: string, value: string, field: string | undefined): Problem[] {
  const errors = checkExpression(at, value);
  if (errors.length > 0) return errors;
  if (field !== undefined && findsText(value, "")) {
    const problem = "would also drop lines without the field";
    return [{ at, value, problem, fix: "Write an expression that the empty text does not match" }];
  }
  if (field !== undefined || !hitsEveryLine(value)) return [];
  const fix = "Write what the lines to drop contain; a drop within a stage match needs no expression";
  return [{ at, value, problem: "is found in every line", fix }];
}
