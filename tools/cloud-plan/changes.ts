import { isMap } from "../lib/value-path";
import { type Action, type Change, readChanges } from "../plan-guard/change";
import type { TerraformPlan } from "../plan-guard/plan";

/** What a plan would do, without a single value: a comment is read by more people than a state. */
export interface PlanSummary {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  readonly changes: readonly ChangeLine[];
}

export interface ChangeLine {
  readonly action: Exclude<Action, "kept">;
  readonly address: string;
  /** Names of the arguments that change in place, or that force the replacement. */
  readonly because: readonly string[];
}

/** What a reviewer should see first: a long list is cut at its end. */
const ORDER: readonly Action[] = ["deleted", "replaced", "forgotten", "updated", "created"];

/** Counted as Terraform counts: a replacement adds one and destroys one. */
export function summarizePlan(plan: TerraformPlan): PlanSummary {
  const changes = readChanges(plan.resource_changes)
    .flatMap(changeLine)
    .sort((one, other) => ORDER.indexOf(one.action) - ORDER.indexOf(other.action));
  const count = (...actions: readonly Action[]): number =>
    changes.filter(({ action }) => actions.includes(action)).length;
  return {
    add: count("created", "replaced"),
    change: count("updated"),
    destroy: count("deleted", "replaced"),
    changes,
  };
}

function changeLine(change: Change): ChangeLine[] {
  const { action, address, replacedBy } = change;
  if (action === "kept") return [];
  return [{ action, address, because: action === "updated" ? changedArguments(change) : replacedBy }];
}

function changedArguments({ before, after }: Change): string[] {
  const [was, becomes] = [isMap(before) ? before : {}, isMap(after) ? after : {}];
  const keys = new Set([...Object.keys(was), ...Object.keys(becomes)]);
  return [...keys].filter((key) => !isEqual(was[key], becomes[key])).sort();
}

/** Values that are known only after the apply are symbols, which are equal to nothing in a state. */
function isEqual(one: unknown, other: unknown): boolean {
  return written(one) === written(other);
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === "symbol" ? String(inner) : inner)) ?? "";
}
