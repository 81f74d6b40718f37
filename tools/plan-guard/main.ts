import "../../stacks/plain-errors";
import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { type Allowed, applyAllowList } from "./allow-list";
import { COMPARE_DEMANDS, type Demand, PLAN_DEMANDS } from "./codes";
import { compareOutputs } from "./compare";
import { ALLOW_LIST, readExceptions } from "./exceptions";
import type { Finding } from "./finding";
import { guardPlan } from "./guard";
import { readOutlines } from "./outline";
import { readPlan, stackOf } from "./read-plan";
import { describeUnused, report, summary } from "./report";
import { guardUpgrade } from "./upgrade";

interface Options {
  readonly allow?: string;
  readonly json?: boolean;
  readonly summary?: string;
}

interface CompareOptions extends Options {
  readonly base: string;
  readonly head: string;
}

interface UpgradeOptions extends Options {
  readonly head: string;
  readonly terraform: string;
}

const program = new Command("plan-guard").description(
  "Refuse what takes away clusters and data, exposes something or loses encryption.",
);

command("plan", "Check plans, each written by `terraform show -json` to a file named after its stack.")
  .argument("<plan...>", "files, such as dev-fleet.json or stacks/dev-fleet/plan.json")
  .action((files: readonly string[], options: Options) => {
    const plans = files.map((file) => ({ stack: stackOf(file), plan: readPlan(file) }));
    const findings = plans.flatMap(({ stack, plan }) => guardPlan(stack, plan));
    const stacks = plans.map(({ stack }) => stack);
    conclude(findings, { stacks, demands: PLAN_DEMANDS }, options);
  });

command("compare", "Compare two synthesized outputs: no stack, state or stateful address may vanish.")
  .requiredOption("--base <folder>", "output of the base revision")
  .requiredOption("--head <folder>", "output of the change", "cdktf.out")
  .action((options: CompareOptions) => {
    const stacks = [options.base, options.head].flatMap((outdir) => readOutlines(outdir).map(({ name }) => name));
    conclude(compareOutputs(options.base, options.head), { stacks, demands: COMPARE_DEMANDS }, options);
  });

command("upgrade", "Compare the output with a revision, and check what an upgrade from there does, on mock providers.")
  .argument("<revision>", "branch, tag or commit, such as origin/main")
  .option("--head <folder>", "output of the change", "cdktf.out")
  .option("--terraform <path>", "terraform binary", "terraform")
  .action(async (revision: string, options: UpgradeOptions) => {
    const { findings, stacks } = await guardUpgrade(revision, options);
    conclude(findings, { stacks, demands: [...COMPARE_DEMANDS, ...PLAN_DEMANDS] }, options);
  });

void program.parseAsync();

function command(name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option("--allow <file>", `exceptions, in YAML or JSON (default: ${ALLOW_LIST}, where it exists)`)
    .option("--json", "print findings as JSON")
    .option("--summary <file>", "write a table in Markdown as well");
}

/** What a run looked at: an entry about anything else is not idle. */
interface Scope {
  readonly stacks: readonly string[];
  readonly demands: readonly Demand[];
}

/** Prints what was found and fails the run when anything is not allowed. */
function conclude(findings: readonly Finding[], scope: Scope, options: Options): void {
  const judged = applyAllowList(findings, readExceptions(options.allow));
  console.log(options.json ? JSON.stringify(judged, null, 2) : report(judged));
  if (options.summary !== undefined) writeFileSync(options.summary, summary(judged));
  for (const entry of judged.unused.filter((unused) => isInScope(unused, scope))) {
    console.error(describeUnused(entry, options.allow ?? ALLOW_LIST));
  }
  process.exitCode = judged.open.length > 0 ? 1 : 0;
}

function isInScope({ stack, code }: Allowed, { stacks, demands }: Scope): boolean {
  return stacks.includes(stack) && (code === undefined || demands.some((demand) => demand.code === code));
}
