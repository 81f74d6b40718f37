import { type Change, nameOf } from "../change";
import type { Finding } from "../finding";
import { shownValues } from "../shown";
import { statefulOf } from "../stateful/stateful";

/** What a finding of a plan says beside its stack. */
export type PlanFinding = Omit<Finding, "stack">;

/** Codes for what must not happen to stateful things, in the words of the documentation. */
export const STATE_RULES = {
  deleted: { code: "state-deleted", title: "what holds data or workloads is not deleted" },
  replaced: { code: "state-replaced", title: "what holds data or workloads is not replaced by a new one" },
  forgotten: { code: "state-forgotten", title: "what holds data or workloads stays in a state" },
  missing: { code: "state-missing", title: "what holds data or workloads still exists when it is planned" },
} as const;

/** A stateful thing that the plan takes away. To be forgotten is to vanish from management, so that it counts. */
export function stateFindings(change: Change): PlanFinding[] {
  const { address, type, action, before } = change;
  const stateful = before && statefulOf(type, before);
  if (!stateful || (action !== "deleted" && action !== "replaced" && action !== "forgotten")) return [];
  const told = sentences(change, stateful.holds)[action];
  return [
    { address, code: STATE_RULES[action].code, ...told, problem: `${called(change, stateful.what)} ${told.problem}` },
  ];
}

/** A stateful thing that is gone already: the plan shows a harmless create, of an empty one. */
export function missingFindings(drift: readonly Change[], changes: readonly Change[]): PlanFinding[] {
  return drift
    .filter(({ action }) => action === "deleted")
    .filter(({ address }) => changes.some((change) => change.address === address && change.action === "created"))
    .flatMap((gone) => {
      const stateful = gone.before && statefulOf(gone.type, gone.before);
      return stateful ? [{ gone, stateful }] : [];
    })
    .map(({ gone, stateful: { what, holds } }) => ({
      address: gone.address,
      code: STATE_RULES.missing.code,
      problem: `${called(gone, what)} is in the state but not in the cloud, and would be made anew without ${holds}`,
      fix: "Look whether account, project and region are the right ones, and restore it before you apply",
    }));
}

function called(change: Change, what: string): string {
  const name = nameOf(change);
  return name === undefined ? `the ${what}` : `the ${what} ${JSON.stringify(name)}`;
}

type Sentence = Pick<Finding, "problem" | "fix">;

function sentences(change: Change, holds: string): Readonly<Record<"deleted" | "replaced" | "forgotten", Sentence>> {
  return {
    deleted: { problem: `would be deleted, losing ${holds}`, fix: "Keep it in the program, or allow its end" },
    replaced: {
      problem: `would be replaced${because(change)}, losing ${holds}`,
      fix: "Take back what forces the replacement, or make a new one beside it and move over",
    },
    forgotten: {
      problem: `would be forgotten: it goes on, with ${holds}, and no state manages it any more`,
      fix: "Keep it in the program, or say where it is managed from now on",
    },
  };
}

function because(change: Change): string {
  const reasons = change.replacedBy.map((attribute) => `${attribute} (${shownValues(change, attribute)})`);
  return reasons.length === 0 ? "" : ` because of ${reasons.join(" and ")}`;
}
