import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { fail, type Problem } from "../../constructs/core/errors";
import { isMap } from "../lib/value-path";
import type { TerraformPlan } from "./plan";

const SHOW = "Write it with `terraform show -json <planfile> > <file>`";

/** Major version of the format that is read here. */
const FORMAT = "1";

/** Reads what `terraform show -json` says of a plan. Fails with a Problem on anything else. */
export function readPlan(file: string): TerraformPlan {
  if (!existsSync(file) || !statSync(file).isFile()) fail({ at: file, problem: "is no file", fix: SHOW });
  return parsePlan(file, readFileSync(file, "utf8"));
}

/**
 * The same for text.
 * @param at what a message calls it
 */
export function parsePlan(at: string, text: string): TerraformPlan {
  const plan = parseMap(at, text);
  const problem = planProblem(at, plan);
  if (problem) fail(problem);
  return plan as unknown as TerraformPlan;
}

/**
 * The stack that a plan is of: plans are named after their stack (`dev-fleet.json`, `dev-fleet.plan.json`), or lie as
 * `plan.json` in its folder, as in `cdktf.out/stacks/dev-fleet/plan.json`.
 */
export function stackOf(file: string): string {
  const name = basename(file)
    .replace(/\.json$/, "")
    .replace(/[.-]?(tf)?plan$/, "");
  return name === "" ? basename(dirname(resolve(file))) : name;
}

function parseMap(file: string, text: string): Readonly<Record<string, unknown>> {
  // A plan file of Terraform is a zip archive.
  if (text.startsWith("PK")) fail({ at: file, problem: "is a plan in Terraform's own format", fix: SHOW });
  let plan: unknown;
  try {
    plan = JSON.parse(text);
  } catch {
    fail({ at: file, problem: "is no JSON", fix: SHOW });
  }
  return isMap(plan) ? plan : fail({ at: file, problem: "is no plan", fix: SHOW });
}

function planProblem(at: string, plan: Readonly<Record<string, unknown>>): Problem | undefined {
  const { format_version: format, resource_changes: changes = [] } = plan;
  const hasPlan = "planned_values" in plan || "resource_changes" in plan;
  if ("lineage" in plan || ("values" in plan && !hasPlan)) return { at, problem: "is a state, not a plan", fix: SHOW };
  if (typeof format !== "string" || !hasPlan) return { at, problem: "is no plan", fix: SHOW };
  if (format.split(".")[0] !== FORMAT) {
    const fix = `Use a version of Terraform that writes ${FORMAT}.x, or a newer plan guard`;
    return { at: `${at}: format_version`, value: format, problem: "is not supported", fix };
  }
  if (plan.errored === true) {
    return {
      at,
      problem: "is a plan that Terraform could not finish",
      fix: "Mend the error it reported and plan again",
    };
  }
  if (!Array.isArray(changes) || !changes.every(isPlannedChange)) {
    return { at: `${at}: resource_changes`, problem: "is no list of changes", fix: SHOW };
  }
  return undefined;
}

function isPlannedChange(entry: unknown): boolean {
  if (!isMap(entry) || !isMap(entry.change)) return false;
  return typeof entry.address === "string" && typeof entry.type === "string" && Array.isArray(entry.change.actions);
}
