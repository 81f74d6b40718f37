import "../../stacks/plain-errors";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Command } from "commander";
import { inTemporaryFolder, newFolder } from "../lib/interruption";
import { readSynthesized } from "../lib/synthesized";
import { Terraform } from "../lib/terraform";
import { requireTerraform } from "../offline-plan/terraform";
import { ALLOW_LIST, readExceptions } from "../plan-guard/exceptions";
import { isBad, type StackOutcome } from "./outcome";
import { planEnvironment } from "./plan-environment";
import { selectStacks } from "./select";
import { summarize } from "./summary";
import { report } from "./table";

interface Options {
  readonly stack: readonly string[];
  readonly from: string;
  readonly plans: string;
  readonly keepPlans: boolean;
  readonly plugins: string;
  readonly allow?: string;
  readonly summary?: string;
  readonly json: boolean;
  readonly terraform: string;
}

void new Command("cloud-plan")
  .description(
    "Plan an environment in its clouds with the credentials of this process, stack by stack in the order of " +
      "deployment, and guard every plan. Changes nothing, and takes no lock.",
  )
  .argument("<environment>", "name of the environment")
  .option("--stack <names...>", "these stacks alone; what they look up must exist", [])
  .option("--from <folder>", "output of the synth", "cdktf.out")
  .option("--plans <folder>", "folder for the plan files, which may hold secrets", ".cache/cloud-plan")
  .option("--keep-plans", "keep the plan files, for `terraform show`", false)
  .option("--plugins <folder>", "folder that keeps downloaded providers", ".cache/terraform-plugins")
  .option("--allow <file>", `exceptions of the plan guard (default: ${ALLOW_LIST}, where it exists)`)
  .option("--summary <file>", "write a summary in Markdown, for a comment")
  .option("--json", "print the outcome of every stack as JSON", false)
  .option("--terraform <path>", "terraform binary", "terraform")
  .action(plan)
  .parseAsync();

async function plan(environment: string, options: Options): Promise<void> {
  const stacks = selectStacks(readSynthesized(options.from), environment, options.stack);
  await requireTerraform(options.terraform);
  const allowList = readExceptions(options.allow);
  const terraform = new Terraform({ binary: options.terraform, plugins: options.plugins });
  let started = 0;
  const onStart = (stack: string): boolean => process.stderr.write(`${(started += 1)}/${stacks.length} ${stack}\n`);
  const work = (plans: string): Promise<StackOutcome[]> =>
    planEnvironment({ terraform, stacks, plans, allowList, onStart });
  const outcomes = await (options.keepPlans
    ? inKeptFolder(options.plans, work)
    : inTemporaryFolder(options.plans, work));
  if (options.summary !== undefined) writeSummary(options.summary, summarize(environment, outcomes));
  console.log(options.json ? JSON.stringify({ environment, stacks: outcomes }, null, 2) : report(outcomes));
  process.exitCode = outcomes.some(isBad) ? 1 : 0;
}

function inKeptFolder<T>(parent: string, work: (plans: string) => Promise<T>): Promise<T> {
  const plans = newFolder(parent);
  return work(plans).finally(() => {
    process.stderr.write(`The plans are in ${resolve(plans)}; they may hold secrets.\n`);
  });
}

function writeSummary(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
