import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "../lib/synthesized";
import { type Terraform, TerraformFailure } from "../lib/terraform";
import { type Allowed, applyAllowList } from "../plan-guard/allow-list";
import { guardPlan } from "../plan-guard/guard";
import { readPlan } from "../plan-guard/read-plan";
import { summarizePlan } from "./changes";
import type { Thing } from "./configuration";
import { missingByPlan, missingByState, reasonToWait } from "./missing";
import type { Failed, Outcome, StackOutcome } from "./outcome";
import { namesBefore } from "./select";

export interface PlanOptions {
  readonly terraform: Terraform;
  /** In the order of their deployment. */
  readonly stacks: readonly Stack[];
  /** Folder for the plan files. */
  readonly plans: string;
  /** Findings of the guard that somebody decided to live with. */
  readonly allowList: readonly Allowed[];
  /** Told before each stack. */
  readonly onStart: (stack: string) => void;
}

/** What a stack's turn gave: how far it came, and what is missing in the cloud for the stacks after it. */
interface Turn {
  readonly outcome: Outcome;
  readonly missing: readonly Thing[];
}

/** Plans the stacks one after the other. One that fails does not keep the others from their turn. */
export async function planEnvironment(options: PlanOptions): Promise<StackOutcome[]> {
  const missing = new Map<string, readonly Thing[]>();
  const outcomes: StackOutcome[] = [];
  for (const stack of options.stacks) {
    options.onStart(stack.name);
    const started = Date.now();
    const before = namesBefore(stack, options.stacks).flatMap((name) => missing.get(name) ?? []);
    const turn = await takeTurn(stack, before, options);
    missing.set(stack.name, turn.missing);
    outcomes.push({ stack: stack.name, seconds: (Date.now() - started) / 1000, outcome: turn.outcome });
  }
  return outcomes;
}

async function takeTurn(stack: Stack, before: readonly Thing[], options: PlanOptions): Promise<Turn> {
  const { terraform } = options;
  try {
    await terraform.init(stack.folder, { backend: true });
    await terraform.validate(stack.folder);
    const reason = reasonToWait(stack, before);
    if (reason === undefined) return await plan(stack, options);
    return { outcome: { result: "validated only", reason }, missing: await missingInState(stack, terraform) };
  } catch (error) {
    return { outcome: failed(error), missing: await missingInState(stack, terraform) };
  }
}

async function plan({ name, folder }: Stack, { terraform, plans, allowList }: PlanOptions): Promise<Turn> {
  const file = join(plans, `${name}.tfplan`);
  await terraform.plan(folder, file);
  writeFileSync(`${file}.json`, await terraform.show(folder, file));
  const planned = readPlan(`${file}.json`);
  const { open, allowed } = applyAllowList(guardPlan(name, planned), allowList);
  return {
    outcome: { result: "planned", ...summarizePlan(planned), findings: open, allowed },
    missing: missingByPlan(planned),
  };
}

/** Nothing where the state cannot be read: the stacks after it are planned then, and fail if they must. */
async function missingInState(stack: Stack, terraform: Terraform): Promise<readonly Thing[]> {
  try {
    return missingByState(stack, await terraform.state(stack.folder));
  } catch (error) {
    failed(error);
    return [];
  }
}

function failed(error: unknown): Failed {
  if (!(error instanceof TerraformFailure)) throw error;
  return { result: "failed", command: error.command, diagnostics: error.diagnostics };
}
