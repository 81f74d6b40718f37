import type { Problem } from "../core/errors";
import { addressOf, type StackElement } from "./elements";

/**
 * Elements of a stack that have the same address. cdktf makes one resource of them without a word: ids lose every
 * character but letters, digits, dashes and underscores (`a.b` is `ab`), and `overrideLogicalId` takes any id twice.
 * Two configurations of one provider are none of these: cdktf writes both, and Terraform asks for an alias.
 */
export function duplicateProblems(elements: readonly StackElement[]): readonly Problem[] {
  const byAddress = new Map<string, StackElement[]>();
  for (const element of elements.filter(({ block }) => block !== "provider")) {
    byAddress.set(addressOf(element), [...(byAddress.get(addressOf(element)) ?? []), element]);
  }
  return [...byAddress].filter(([, same]) => same.length > 1).map(([address, same]) => duplicate(address, same));
}

function duplicate(address: string, same: readonly StackElement[]): Problem {
  const paths = same.map(({ construct }) => construct.node.path);
  return {
    at: paths[0] ?? address,
    value: address,
    problem: `is also the address of ${paths.slice(1).join(", ")}, so that Terraform would see one of them only`,
    fix: "Give them ids that differ in letters or digits",
  };
}
