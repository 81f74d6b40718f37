import { type Drain, worstDrain } from "./drain";
import { FAILURES, type Failure, mostLost } from "./placement";
import { needed } from "./quorum";
import { roleOf } from "./roles";
import { type Role, type Use, USES } from "./roles/role";
import type { Workload } from "./workload";

/** The largest failure after which a use goes on. */
export type Survives = Failure | "nothing";

/** What the model found out about one workload. */
export interface Assessment {
  readonly workload: Workload;
  readonly role: Role;
  /** For each use that needs the workload. */
  readonly survives: Readonly<Partial<Record<Use, Survives>>>;
  readonly drain: Drain;
}

/** Removes a pod, a node and a zone from the worst placement, and drains all nodes. */
export function assess(workload: Workload, zones: number): Assessment {
  const role = roleOf(workload.name);
  const uses = USES.flatMap((use) => {
    const need = role.needs[use];
    return need ? [[use, survives(workload, needed(need, use, workload), zones)] as const] : [];
  });
  return { workload, role, survives: Object.fromEntries(uses), drain: worstDrain(workload, zones) };
}

function survives(workload: Workload, needed: number, zones: number): Survives {
  const survived = FAILURES.filter((failure) => workload.pods - mostLost(workload, failure, zones) >= needed);
  return survived.at(-1) ?? "nothing";
}

/** Uses that stop while all nodes are drained, one after the other. */
export function interruptedByDrain({ workload, role, drain }: Assessment): Use[] {
  return USES.filter((use) => {
    const need = role.needs[use];
    return need !== undefined && drain.fewest < needed(need, use, workload);
  });
}

/** Everything that keeps an environment of several zones from surviving one; empty where it does. */
export function shortcomings(assessment: Assessment): string[] {
  const { workload, role, survives, drain } = assessment;
  const { name } = workload;
  const isNeeded = Object.keys(role.needs).length > 0;
  return [
    ...USES.filter((use) => survives[use] !== undefined && survives[use] !== "zone").map(
      (use) => `${name}: ${use} survive ${survives[use] === "nothing" ? "nothing" : `a ${survives[use]}`}, not a zone`,
    ),
    ...(drain.finishes ? [] : [`${name}: a drain never ends`]),
    ...interruptedByDrain(assessment).map((use) => `${name}: a drain interrupts ${use}`),
    ...(role.keeps && !workload.volume ? [`${name}: keeps its data on no volume`] : []),
    ...(isNeeded && workload.priorityClass === undefined ? [`${name}: has no priority class`] : []),
  ];
}
