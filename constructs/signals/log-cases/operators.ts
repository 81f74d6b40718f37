import { unsupported } from "./unsupported";

/** Binary operators by their names in the grammar, the weaker ones first; all of a row are equal. */
export const PRECEDENCE: readonly (readonly string[])[] = [
  ["Or"],
  ["And", "Unless"],
  ["Eql", "Neq", "Gtr", "Gte", "Lss", "Lte"],
  ["Add", "Sub"],
  ["Mul", "Div", "Mod"],
];

/** Whether two numbers compare as said; never, when one of them is none. */
export function compare(operator: string, a: number, b: number): boolean {
  switch (operator) {
    case "Gtr":
      return a > b;
    case "Gte":
      return a >= b;
    case "Lss":
      return a < b;
    case "Lte":
      return a <= b;
    case "Eql":
    case "Eq":
      return a === b;
    case "Neq":
      return a !== b;
    default:
      return unsupported(operator);
  }
}

export function isComparison(operator: string): boolean {
  return PRECEDENCE[2]?.includes(operator) ?? false;
}

export function calculate(operator: string, a: number, b: number): number {
  switch (operator) {
    case "Add":
      return a + b;
    case "Sub":
      return a - b;
    case "Mul":
      return a * b;
    case "Div":
      return a / b;
    case "Mod":
      return a % b;
    default:
      return unsupported(operator);
  }
}
