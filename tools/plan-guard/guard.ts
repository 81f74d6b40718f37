import { type Change, readChanges } from "./change";
import type { Finding } from "./finding";
import type { TerraformPlan } from "./plan";
import { RULES } from "./rules";
import type { Rule } from "./rules/rule";
import { missingFindings, type PlanFinding, stateFindings } from "./rules/state";
import { shownDetail, shownValues } from "./shown";

/** Everything in a plan that takes away state, exposes something or loses encryption. */
export function guardPlan(stack: string, plan: TerraformPlan): Finding[] {
  const changes = readChanges(plan.resource_changes);
  return [
    ...changes.flatMap(stateFindings),
    ...missingFindings(readChanges(plan.resource_drift), changes),
    ...changes.flatMap((change) => RULES.flatMap((rule) => ruleFindings(rule, change, changes))),
  ].map((finding) => ({ stack, ...finding }));
}

function ruleFindings({ code, checks }: Rule, change: Change, all: readonly Change[]): PlanFinding[] {
  const weaknesses = checks[change.type]?.(change, all) ?? [];
  return weaknesses.map(({ attribute, detail, problem, fix }) => ({
    address: change.address,
    code,
    ...(attribute === undefined ? {} : { attribute, values: shown(change, attribute, detail) }),
    problem,
    fix,
  }));
}

function shown(change: Change, attribute: string, detail: string | undefined): string {
  return detail === undefined ? shownValues(change, attribute) : shownDetail(change, attribute, detail);
}
