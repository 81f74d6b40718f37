import { guardPlan } from "../../../tools/plan-guard/guard";
import type { Finding } from "../../../tools/plan-guard/finding";
import type { PlannedChange, TerraformPlan } from "../../../tools/plan-guard/plan";

/** Arguments of a resource. */
type Values = Readonly<Record<string, unknown>>;

/** What a change differs in from one that is fully known and has nothing to hide. */
type More = Partial<PlannedChange["change"]> & { readonly address?: string; readonly mode?: string };

/** A plan that does these things. */
export function planOf(...changes: readonly PlannedChange[]): TerraformPlan {
  return { format_version: "1.2", resource_changes: changes };
}

export function created(type: string, after: Values, more: More = {}): PlannedChange {
  return change(type, ["create"], { before: null, after, ...more });
}

export function updated(type: string, before: Values, after: Values, more: More = {}): PlannedChange {
  return change(type, ["update"], { before, after, ...more });
}

export function replaced(type: string, before: Values, after: Values, more: More = {}): PlannedChange {
  return change(type, ["delete", "create"], { before, after, ...more });
}

export function deleted(type: string, before: Values, more: More = {}): PlannedChange {
  return change(type, ["delete"], { before, after: null, ...more });
}

export function forgotten(type: string, before: Values, more: More = {}): PlannedChange {
  return change(type, ["forget"], { before, after: null, ...more });
}

function change(type: string, actions: readonly string[], more: More): PlannedChange {
  const { address = `${type}.it`, mode = "managed", ...rest } = more;
  return {
    address,
    mode,
    type,
    change: { actions, after_unknown: {}, before_sensitive: {}, after_sensitive: {}, ...rest },
  };
}

/** What the guard finds in a plan of these changes. */
export function findings(...changes: readonly PlannedChange[]): Finding[] {
  return guardPlan("dev-a-foundation", planOf(...changes));
}

/** The codes of what the guard finds. */
export function codes(...changes: readonly PlannedChange[]): string[] {
  return findings(...changes).map(({ code }) => code);
}
