import type { Problem } from "../../core/errors";

/** Reports what is no share in percent. */
export function checkPercentage(at: string, percentage: number): Problem[] {
  if (percentage >= 0 && percentage <= 100) return [];
  return [{ at, value: percentage, problem: "is not a percentage", fix: "Use a number from 0 to 100" }];
}
