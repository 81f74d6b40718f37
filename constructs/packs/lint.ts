import type { Problem } from "../core/errors";
import type { Dashboard } from "../signals/dashboards/dashboard";
import { querySource } from "../signals/dashboards/variables";
import { applyExceptions, type NamedFinding } from "../signals/lints/exception";
import { KnownSeries } from "../signals/lints/known-series";
import { lintQuery } from "../signals/lints/run";
import { INSTALLED_METRICS } from "../signals/metrics/installed";
import type { RuleGroup } from "../signals/rules/rule";
import type { Signals } from "./pack";

/** What is known about the pack whose queries are looked at. */
interface PackContext {
  readonly series: KnownSeries;
  readonly complete: boolean;
}

/**
 * What the lints find in the rules and dashboards of one cluster. All packs are looked at together: a pack may read what
 * another exposes or records.
 * @param at path of the cluster, for the messages
 */
export function lintSignals(at: string, all: readonly Signals[]): Problem[] {
  const series = new KnownSeries([...INSTALLED_METRICS, ...all.flatMap(({ metrics }) => metrics)], recordsOf(all));
  return all.flatMap((signals) => {
    const context = { series, complete: claimsCompleteness(signals) };
    const place = `${at}.${signals.pack}`;
    const findings = [
      ...signals.rules.flatMap((group) => lintGroup(`${place}.rules`, group, context)),
      ...signals.dashboards.flatMap((dashboard) => lintDashboard(`${place}.dashboards`, dashboard, context)),
    ];
    return applyExceptions(`${place}.exceptions`, findings, signals.exceptions);
  });
}

/**
 * A pack that describes one metric that is scraped describes all it reads. One that describes none may read what nobody
 * here knows.
 */
function claimsCompleteness({ metrics }: Signals): boolean {
  return metrics.some(({ name }) => !name.includes(":"));
}

/** Names of what rules on metrics and on logs record. */
function recordsOf(all: readonly Signals[]): string[] {
  return all.flatMap(({ rules, logRules }) => [
    ...rules.flatMap((group) => group.rules.flatMap((rule) => (rule.kind === "recording" ? [rule.record] : []))),
    ...logRules.flatMap(({ records = [] }) => records.map(({ record }) => record)),
  ]);
}

function lintGroup(at: string, { name, evaluator, rules }: RuleGroup, context: PackContext): NamedFinding[] {
  return rules.flatMap((rule) => {
    const of = rule.kind === "recording" ? rule.record : rule.alert;
    const use = { kind: "rule", rule, evaluator } as const;
    return lintQuery(`${at}.${name}.${of}.expr`, rule.expr, { ...context, use }).map((found) => ({ ...found, of }));
  });
}

function lintDashboard(at: string, { uid, rows }: Dashboard, context: PackContext): NamedFinding[] {
  const use = { kind: "panel" } as const;
  return rows.flatMap(({ panels }) =>
    panels.flatMap(({ title, queries }) =>
      queries
        .filter((query) => querySource(query) === "prometheus")
        .flatMap(({ expr }) => lintQuery(`${at}.${uid}.${title}`, expr, { ...context, use }))
        .map((found) => ({ ...found, of: uid })),
    ),
  );
}
