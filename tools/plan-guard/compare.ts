import type { Finding } from "./finding";
import { readOutlines, type StackOutline } from "./outline";

/** Codes for what only the comparison of two outputs shows, in the words of the documentation. */
export const COMPARE_RULES = {
  stack: { code: "stack-vanished", title: "a stack, and with it its state, does not vanish or change its name" },
  address: { code: "state-vanished", title: "what holds data or workloads keeps its address" },
  backend: { code: "backend-moved", title: "a stack keeps its state where it is" },
  provider: { code: "provider-moved", title: "a stack stays in its account, project, subscription and region" },
} as const;

/**
 * What the states of a base revision hold and the head revision knows no more. A plan does not show it: a stack under
 * another name, or with another backend, starts with an empty state and plans nothing but creates.
 * @param baseOutdir synthesized output of the base revision, as in `cdktf.out`
 * @param headOutdir synthesized output of the change
 */
export function compareOutputs(baseOutdir: string, headOutdir: string): Finding[] {
  const head = readOutlines(headOutdir);
  return readOutlines(baseOutdir).flatMap((before) => {
    const after = successor(before, head);
    return after ? changes(before, after) : vanished(before);
  });
}

/** The stack of the same name, or else the one that took over the state. */
function successor(before: StackOutline, head: readonly StackOutline[]): StackOutline | undefined {
  return head.find(({ name }) => name === before.name) ?? head.find(({ state }) => state === before.state);
}

function vanished({ name, state, stateful, addresses }: StackOutline): Finding[] {
  if (addresses.length === 0) return [];
  const holds = stateful.size === 0 ? "" : `, among them ${[...stateful.keys()].join(", ")}`;
  return [
    {
      stack: name,
      address: "stack",
      code: COMPARE_RULES.stack.code,
      problem: `is gone, and its state (${state}) would manage ${addresses.length} resources without a program${holds}`,
      fix: "Keep its name and that of its cluster, or destroy it first and allow its end",
    },
  ];
}

function changes(before: StackOutline, after: StackOutline): Finding[] {
  return [...movedState(before, after), ...movedPlaces(before, after), ...vanishedAddresses(before, after)];
}

function movedState({ name, state: from }: StackOutline, { state: to }: StackOutline): Finding[] {
  if (from === to) return [];
  return [
    {
      stack: name,
      address: "backend",
      code: COMPARE_RULES.backend.code,
      values: `${from} → ${to}`,
      problem: "starts with an empty state, so that everything would be made a second time",
      fix: "Keep the backend, or migrate with `terraform init -migrate-state` and allow the move",
    },
  ];
}

/** A provider that is new in a stack, or has left it, moves nothing: its resources come and go by their addresses. */
function movedPlaces(before: StackOutline, after: StackOutline): Finding[] {
  return [...before.places].flatMap(([provider, from]) => {
    const to = after.places.get(provider) ?? from;
    if (from.every((place) => to.includes(place))) return [];
    return [
      {
        stack: before.name,
        address: `provider.${provider}`,
        code: COMPARE_RULES.provider.code,
        values: `${from.join(", ")} → ${to.join(", ")}`,
        problem: "looks for everything in another place, finds nothing and makes it anew",
        fix: "Add a cluster in the new place beside the old one, and move over",
      },
    ];
  });
}

function vanishedAddresses(before: StackOutline, after: StackOutline): Finding[] {
  return [...before.stateful]
    .filter(([address]) => !after.addresses.includes(finalAddress(address, after.moved)))
    .map(([address, { what, holds }]) => ({
      stack: before.name,
      address,
      code: COMPARE_RULES.address.code,
      problem: `the ${what} has no such address any more: Terraform would delete or forget it, losing ${holds}`,
      fix: "Keep the address, or tell Terraform the new one with a moved block",
    }));
}

/** Where `moved` blocks lead, one after the other. A circle, which Terraform refuses, ends where it began. */
function finalAddress(address: string, moved: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let at = address;
  for (let next = moved.get(at); next !== undefined && !seen.has(at); next = moved.get(at)) {
    seen.add(at);
    at = next;
  }
  return at;
}
