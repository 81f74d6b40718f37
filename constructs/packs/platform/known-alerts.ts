import { minutes } from "../../core/duration";
import { record } from "../../signals/rules/builders";
import type { RuleGroup } from "../../signals/rules/rule";
import type { Signals, Site } from "../pack";

/** An alert that can fire in a cluster. */
export interface KnownAlert {
  readonly alert: string;
  readonly team: string;
}

/** The alerts of a pack, on metrics and on logs. */
export function knownAlertsOf({ rules, logRules }: Pick<Signals, "rules" | "logRules">): KnownAlert[] {
  const alerts = rules.flatMap((group) => group.rules).filter((rule) => rule.kind === "alerting");
  return [...alerts, ...logRules.flatMap((group) => group.rules)].map(({ alert, team }) => ({ alert, team }));
}

/** The series that names every alert: Prometheus itself says nothing of one that has never fired. */
export const ALERT_INFO = "alertname:alert_rule:info";

/** Prometheus forgets a series five minutes after its last sample; once in two is enough. */
const INTERVAL = minutes(2);

/** Records the names of the alerts, one team each, so that a dashboard can tell which were never heard of. */
export function knownAlerts({ cluster }: Site, alerts: readonly KnownAlert[]): RuleGroup {
  const teams = new Map(alerts.map(({ alert, team }) => [alert, team]));
  const rules = [...teams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    // A constant has no series behind it that would bring the label of the cluster.
    .map(([alertname, team]) => record(ALERT_INFO, "vector(1)", { cluster, alertname, team }));
  return { name: "platform-known-alerts", evaluator: "leaf", interval: INTERVAL, rules };
}
