import { environmentOf } from "../lib/synthesized";
import { shortcomings } from "./assessment";
import { ROLES } from "./roles";
import type { StackAvailability } from "./stack";

/**
 * What keeps the stacks of environments that are to survive a zone from doing so; chart values of a user's may undo what
 * the house sets. Environments of one replica promise nothing.
 * @param zonal names of the environments with availability "zonal"
 */
export function brokenPromises(stacks: readonly StackAvailability[], zonal: readonly string[]): string[] {
  return stacks
    .filter(({ stack }) => zonal.includes(environmentOf(stack)))
    .flatMap((each) =>
      [...missingParts(each), ...each.assessments.flatMap(shortcomings)].map((text) => `${each.stack}: ${text}`),
    );
}

/** Of those that something needs: one process in the place of many, for nodes that nobody may read, and of the hub. */
const NOT_EVERYWHERE = ["loki", "tempo", "alloy-logs", "grafana"];

const NEEDED = Object.entries(ROLES)
  .filter(([name, { needs }]) => Object.keys(needs).length > 0 && !NOT_EVERYWHERE.includes(name))
  .map(([name, { needs }]) => ({ name, uses: Object.keys(needs) }));

/** Parts that chart values have switched off. */
function missingParts({ stack, assessments }: StackAvailability): string[] {
  if (!stack.endsWith("-platform")) return [];
  const there = assessments.map(({ workload }) => workload.name);
  return NEEDED.filter(({ name }) => !there.includes(name)).map(
    ({ name, uses }) => `${name}: is not there, and ${uses.join(", ")} need it`,
  );
}
