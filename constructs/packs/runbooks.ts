import type { Runbook, Signals } from "./pack";

/** Runbooks of the packs that ship with this repository: one file per alert, named after it. */
const FOLDER = "docs/runbooks";

/** Names of the alerts of a pack, on metrics and on logs. Objectives share theirs, which are listed once. */
export function alertNames({ rules, logRules }: Pick<Signals, "rules" | "logRules">): string[] {
  const onMetrics = rules.flatMap((group) => group.rules.flatMap((rule) => ("alert" in rule ? [rule.alert] : [])));
  return [...new Set(onMetrics), ...logRules.flatMap((group) => group.rules.map(({ alert }) => alert))];
}

/** The same without those whose runbook another project keeps. */
export function alertsWithOwnRunbook(signals: Pick<Signals, "rules" | "logRules">): string[] {
  const rules = signals.rules.flatMap((group) => group.rules);
  const elsewhere = rules.flatMap((rule) => (rule.kind === "alerting" && rule.runbookUrl ? [rule.alert] : []));
  return alertNames(signals).filter((name) => !elsewhere.includes(name));
}

/** The runbooks of these alerts, where this repository keeps them. */
export function runbooksOf(alerts: Pick<Signals, "rules" | "logRules">): Runbook[] {
  return alertsWithOwnRunbook(alerts).map((alert) => ({ alert, path: `${FOLDER}/${alert}.md` }));
}
