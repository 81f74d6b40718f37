import "../../stacks/plain-errors";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Command } from "commander";
import { readSynthesized } from "../lib/synthesized";
import { Terraform } from "../lib/terraform";
import { requireTerraform } from "../offline-plan/terraform";
import { ALLOW_LIST, readExceptions } from "../plan-guard/exceptions";
import { isBad } from "./outcome";
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
  const plans = privateFolder(options.plans);
  let started = 0;
  const outcomes = await planEnvironment({
    terraform: new Terraform({ binary: options.terraform, plugins: options.plugins }),
    stacks,
    plans,
    allowList,
    onStart: (stack) => process.stderr.write(`${(started += 1)}/${stacks.length} ${stack}\n`),
  }).finally(() => {
    if (!options.keepPlans) rmSync(plans, { recursive: true });
  });
  if (options.keepPlans) process.stderr.write(`The plans are in ${resolve(plans)}; they may hold secrets.\n`);
  if (options.summary !== undefined) writeSummary(options.summary, summarize(environment, outcomes));
  console.log(options.json ? JSON.stringify({ environment, stacks: outcomes }, null, 2) : report(outcomes));
  process.exitCode = outcomes.some(isBad) ? 1 : 0;
}

/** A new folder below another one, which nobody but its owner may enter (mode 0700). */
function privateFolder(parent: string): string {
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "plans-"));
}

function writeSummary(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
