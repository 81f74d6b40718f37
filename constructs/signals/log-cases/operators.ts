import { unsupported } from "./unsupported";

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
