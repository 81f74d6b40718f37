import { availableParallelism } from "node:os";
import { join } from "node:path";
import { inTemporaryFolder } from "../lib/interruption";
import { withRevision } from "../lib/revision";
import { readStacks, type SynthesizedStack } from "../offline-plan/stacks";
import { requireTerraform } from "../offline-plan/terraform";
import { planUpgrades } from "../offline-plan/upgrade";
import { compareOutputs } from "./compare";
import type { Finding } from "./finding";
import { guardPlan } from "./guard";
import { parsePlan } from "./read-plan";

export interface GuardedUpgrade {
  readonly findings: readonly Finding[];
  /** Every stack that was looked at, of either side. */
  readonly stacks: readonly string[];
}

/**
 * Everything dangerous in the way from a revision to the output of the change: what vanishes, and what an upgrade would
 * do to stacks that run as the revision says.
 */
export async function guardUpgrade(
  revision: string,
  { head, terraform }: { readonly head: string; readonly terraform: string },
): Promise<GuardedUpgrade> {
  await requireTerraform(terraform);
  const stacks = readStacks(head);
  process.stderr.write(`synthesizing ${revision}\n`);
  return withRevision(revision, async (base) => {
    const before = readStacks(base);
    return {
      findings: [...compareOutputs(base, head), ...(await upgradeFindings(before, stacks, terraform))],
      stacks: [...before, ...stacks].map(({ name }) => name),
    };
  });
}

async function upgradeFindings(
  base: readonly SynthesizedStack[],
  head: readonly SynthesizedStack[],
  terraform: string,
): Promise<Finding[]> {
  const parallelism = availableParallelism() + 1;
  const onStack = (stack: string): boolean => process.stderr.write(`planned ${stack}\n`);
  const upgrades = await inTemporaryFolder(join(".cache", "offline-plan"), (folder) =>
    planUpgrades({ base, head, folder, terraform, parallelism, onStack }),
  );
  return upgrades.flatMap(({ stack, plan }) => guardPlan(stack, parsePlan(stack, plan)));
}
