import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { synthesizeRevision } from "../lib/revision";
import { readStacks } from "../offline-plan/stacks";
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
  const headStacks = readStacks(head);
  process.stderr.write(`synthesizing ${revision}\n`);
  const base = await synthesizeRevision(revision);
  const folder = mkdtempSync(join(tmpdir(), "belvedere-upgrade-"));
  try {
    const baseStacks = readStacks(base.outdir);
    const upgrades = await planUpgrades({
      base: baseStacks,
      head: headStacks,
      folder,
      terraform,
      parallelism: availableParallelism() + 1,
      onStack: (stack) => process.stderr.write(`planned ${stack}\n`),
    });
    return {
      findings: [
        ...compareOutputs(base.outdir, head),
        ...upgrades.flatMap(({ stack, plan }) => guardPlan(stack, parsePlan(stack, plan))),
      ],
      stacks: [...baseStacks, ...headStacks].map(({ name }) => name),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await base.remove();
  }
}
