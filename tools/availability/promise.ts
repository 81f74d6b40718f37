import { environmentOf } from "../lib/synthesized";
import { shortcomings } from "./assessment";
import type { StackAvailability } from "./stack";

/**
 * What keeps the stacks of environments that are to survive a zone from doing so; chart values of a user's may undo what
 * the house sets. Environments of one replica promise nothing.
 * @param zonal names of the environments with availability "zonal"
 */
export function brokenPromises(stacks: readonly StackAvailability[], zonal: readonly string[]): string[] {
  return stacks
    .filter(({ stack }) => zonal.includes(environmentOf(stack)))
    .flatMap(({ stack, assessments }) => assessments.flatMap(shortcomings).map((each) => `${stack}: ${each}`));
}
