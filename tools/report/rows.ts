import { environmentOf, type Stack } from "../lib/synthesized";

/** Environment, stack, cloud, resources, Helm releases and state backend of one stack. */
export function stackRow(stack: Stack): (string | number)[] {
  return [
    environmentOf(stack.name),
    stack.name,
    stack.cloud ?? "-",
    stack.resources,
    stack.releases.length,
    stack.backend,
  ];
}
