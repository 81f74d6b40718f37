import { fail } from "../constructs/core/errors";
import type { EnvironmentDeclaration } from "../constructs/environment/environment";

/**
 * The environments named in a list such as `dev,staging`; all of them when there is no list.
 * @throws BelvedereError that lists the known names when one is unknown
 */
export function selectEnvironments(
  environments: readonly EnvironmentDeclaration[],
  names: string | undefined,
): readonly EnvironmentDeclaration[] {
  const wanted = (names ?? "")
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (wanted.length === 0) return environments;
  const known = environments.map(({ name }) => name);
  for (const name of wanted) {
    if (known.includes(name)) continue;
    fail({
      at: "BELVEDERE_ENVIRONMENTS",
      value: name,
      problem: "is not an environment",
      fix: `Use one or more of: ${known.join(", ")}`,
    });
  }
  return environments.filter(({ name }) => wanted.includes(name));
}
