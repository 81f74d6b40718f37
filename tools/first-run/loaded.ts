import type { PrometheusRules } from "../../constructs/signals/rules/render";

/** What Prometheus says about the rules it has loaded (`/api/v1/rules`). */
export interface LoadedRules {
  readonly groups: readonly {
    readonly name: string;
    readonly rules: readonly { readonly name: string; readonly health: string; readonly lastError?: string }[];
  }[];
}

/** Whether every loaded rule was evaluated at least once, well or not. */
export function allEvaluated({ groups }: LoadedRules): boolean {
  return groups.length > 0 && groups.every(({ rules }) => rules.every(({ health }) => health !== "unknown"));
}

/** What is missing of the rules that were given, and what cannot be evaluated. */
export function loadProblems(given: PrometheusRules, loaded: LoadedRules): string[] {
  const missing = given.groups.flatMap(({ name, rules }) => {
    const found = loaded.groups.find((group) => group.name === name)?.rules.length ?? 0;
    return found === rules.length ? [] : [`${name}: ${found} of ${rules.length} rules are loaded`];
  });
  const broken = loaded.groups.flatMap((group) =>
    group.rules
      .filter(({ health }) => health !== "ok")
      .map(({ name, health, lastError = "" }) => `${group.name}, ${name}: ${health} ${lastError}`.trim()),
  );
  return [...missing, ...broken];
}
