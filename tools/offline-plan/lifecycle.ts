import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessResult } from "../lib/process";
import type { OfflineTerraform } from "./terraform";
import { allowDestroy, requireLocalState, type Workspace } from "./workspace";

/** The steps of a life cycle, in their order. */
export const STEPS = ["init", "validate", "plan", "apply", "second plan", "destroy"] as const;

export type Step = (typeof STEPS)[number];

/** How one step ended. */
export interface StepResult {
  readonly step: Step;
  readonly passed: boolean;
  readonly seconds: number;
  /** Terraform's own diagnostics; empty where the step passed. */
  readonly diagnostics: string;
}

const PLAN_FILE = "offline.tfplan";
/** Plan in JSON, in the copy: for those who look closer. */
export const PLAN_JSON = "plan.json";
const QUIET = ["-input=false", "-no-color"];

/** Everything up to an applied stack whose second plan is empty. Stops at the first step that fails. */
export async function bringUp(terraform: OfflineTerraform, workspace: Workspace, options: LifeOptions): Promise<void> {
  const { folder } = workspace;
  await inOrder(options, [
    ["init", () => initialize(terraform, workspace)],
    ["validate", () => terraform.run(folder, "validate", "-no-color")],
    ["plan", () => plan(terraform, folder, options.keepPlan)],
    ["apply", () => terraform.run(folder, "apply", ...QUIET, PLAN_FILE)],
    ["second plan", () => planAgain(terraform, folder)],
  ]);
}

/** Removes everything again, protected resources included. */
export async function tearDown(terraform: OfflineTerraform, workspace: Workspace, options: LifeOptions): Promise<void> {
  allowDestroy(workspace);
  await inOrder(options, [["destroy", () => terraform.run(workspace.folder, "destroy", "-auto-approve", ...QUIET)]]);
}

export interface LifeOptions {
  /** Those that are taken. */
  readonly steps: readonly Step[];
  /** Told after every step. */
  readonly done: (result: StepResult) => void;
  /** Whether the plan is written to {@link PLAN_JSON} as well. */
  readonly keepPlan: boolean;
}

async function inOrder(
  { steps, done }: LifeOptions,
  known: readonly (readonly [Step, () => Promise<ProcessResult>])[],
): Promise<void> {
  for (const [step, run] of known.filter(([step]) => steps.includes(step))) {
    const result = await timed(step, run);
    done(result);
    if (!result.passed) return;
  }
}

async function timed(step: Step, run: () => Promise<ProcessResult>): Promise<StepResult> {
  const start = performance.now();
  const { code, stdout, stderr } = await run();
  const passed = code === 0;
  // `validate` prints its diagnostics where the others print their report.
  const diagnostics = passed ? "" : stderr.trim() || stdout.trim();
  return { step, passed, seconds: (performance.now() - start) / 1000, diagnostics };
}

async function initialize(terraform: OfflineTerraform, workspace: Workspace): Promise<ProcessResult> {
  const result = await terraform.run(workspace.folder, "init", ...QUIET);
  if (result.code === 0) requireLocalState(workspace);
  return result;
}

async function plan(terraform: OfflineTerraform, folder: string, keep: boolean): Promise<ProcessResult> {
  const planned = await terraform.run(folder, "plan", ...QUIET, `-out=${PLAN_FILE}`);
  if (planned.code !== 0 || !keep) return planned;
  const shown = await terraform.run(folder, "show", "-json", PLAN_FILE);
  writeFileSync(join(folder, PLAN_JSON), shown.stdout);
  return shown.code === 0 ? planned : shown;
}

/** A configuration that wants a change right after its apply would want one for ever. */
async function planAgain(terraform: OfflineTerraform, folder: string): Promise<ProcessResult> {
  const again = await terraform.run(folder, "plan", ...QUIET, "-detailed-exitcode");
  if (again.code !== 2) return again;
  return {
    ...again,
    stderr: `The configuration never converges: planned again right after its apply, it changes.\n\n${again.stdout}`,
  };
}
