import type { Problem } from "./errors";

/** A problem unless the value is left out or one of those known: for what comes without types. */
export function choice(
  at: string,
  value: string | undefined,
  known: readonly string[],
  problem = "is not one of the choices",
): Problem[] {
  if (value === undefined || known.includes(value)) return [];
  return [{ at, value, problem, fix: `Use one of: ${known.join(", ")}` }];
}
