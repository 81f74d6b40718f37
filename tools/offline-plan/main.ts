import "../../stacks/plain-errors";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { fail } from "../../constructs/core/errors";
import { inTemporaryFolder, newFolder } from "../lib/interruption";
import { resultDetails, resultTable } from "./report";
import { STEPS, type StepResult } from "./lifecycle";
import { runLifeCycles, type StackResult } from "./run";
import { ofEnvironments, readStacks, selectStacks } from "./stacks";
import { requireTerraform } from "./terraform";

interface Options {
  readonly from: string;
  readonly environment: readonly string[];
  readonly stack: readonly string[];
  readonly parallelism: string;
  readonly keep: boolean;
  readonly json: boolean;
  readonly terraform: string;
}

const COPIES = join(".cache", "offline-plan");

void new Command("offline-plan")
  .description(
    "Run terraform over synthesized stacks without a cloud: init, validate, plan, apply, a second plan that must be " +
      "empty, and destroy, on mock providers. Works on copies with local state; docs/offline-plan.md says what it proves.",
  )
  .option("--environment <names...>", "stacks of these environments alone", [])
  .option("--stack <names...>", "these stacks alone", [])
  .option("--parallelism <number>", "terraform processes at a time", String(availableParallelism() + 1))
  .option("--from <folder>", "output of the synth", "cdktf.out")
  .option("--keep", "keep the copies below .cache/offline-plan, with state and plan.json of every stack", false)
  .option("--json", "print the results as JSON", false)
  .option("--terraform <path>", "terraform binary", "terraform")
  .action(plan)
  .parseAsync();

async function plan(options: Options): Promise<void> {
  const parallelism = Number(options.parallelism);
  if (!Number.isInteger(parallelism) || parallelism < 1) {
    fail({
      at: "--parallelism",
      value: options.parallelism,
      problem: "is no number of processes",
      fix: "Give 1 or more",
    });
  }
  const all = readStacks(options.from);
  const stacks = selectStacks(ofEnvironments(all, options.environment), options.stack);
  await requireTerraform(options.terraform);
  const work = async (folder: string): Promise<void> => {
    const { terraform, keep } = options;
    const onStep = progress(stacks.length);
    print(await runLifeCycles({ stacks, folder, terraform, parallelism, keepPlans: keep, onStep }), options.json);
  };
  await (options.keep ? inKeptFolder(work) : inTemporaryFolder(COPIES, work));
}

async function inKeptFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = newFolder(COPIES);
  await work(folder).finally(() => process.stderr.write(`The copies are in ${folder}\n`));
}

function progress(stacks: number): (stack: string, result: StepResult) => void {
  let done = 0;
  return (stack, { step, passed }) => {
    done += 1;
    process.stderr.write(`${done}/${stacks * STEPS.length} ${stack}: ${step}${passed ? "" : " FAILED"}\n`);
  };
}

function print(results: readonly StackResult[], json: boolean): void {
  const failed = results.filter(({ passed }) => !passed);
  console.log(json ? JSON.stringify(results, null, 2) : `\n${resultTable(results)}`);
  if (failed.length > 0) console.error(`\n${resultDetails(failed)}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}
