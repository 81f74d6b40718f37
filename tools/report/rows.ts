import type { Stack } from "../lib/synthesized";

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

/** Names of environments have no dash, so that a stack's name tells its environment. */
function environmentOf(stack: string): string {
  const [first = "", second = ""] = stack.split("-");
  return first === "bootstrap" ? second : first;
}
