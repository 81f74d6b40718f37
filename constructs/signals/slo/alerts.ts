import { hours, minutes } from "../../core/duration";
import { alert } from "../rules/builders";
import type { AlertingRule } from "../rules/rule";
import { absentCases, fastCases, slowCases } from "./cases";
import { budgetOf } from "./numbers";
import type { SloSite } from "./rules";
import { labelsOf, ratioRecord, recorded, RECORDS } from "./series";
import type { Slo } from "./slo";
import { burnFactor, type BurnWindow } from "./windows";

/** Names of the alerts: the same for all objectives, so that each has one runbook. Labels say which objective it is. */
export const SLO_ALERTS = {
  fast: "SloBudgetBurnsFast",
  slow: "SloBudgetBurnsSlowly",
  absent: "SloEventsAbsent",
} as const;

const AT_ONCE = minutes(0);

/** Longer than a restart or a rollout takes; a log may well be silent for a while. */
const ABSENT_FOR = { metrics: minutes(10), lines: hours(1) } as const;

/** Page and ticket by the burn rate, and a ticket when there is nothing to compute it from. */
export function sloAlerts(slo: Slo, site: SloSite): AlertingRule[] {
  return [...burnAlert(slo, site, "critical"), ...burnAlert(slo, site, "warning"), absentAlert(slo, site)];
}

/** Windows whose alert can fire: where more than everything would have to fail, there is nothing to wait for. */
export function reachableWindows(slo: Slo, severity: BurnWindow["severity"]): BurnWindow[] {
  const threshold = (window: BurnWindow): number => burnFactor(window, slo.period) * budgetOf(slo.objective);
  return slo.windows.filter((window) => window.severity === severity && threshold(window) < 1);
}

function burnAlert(slo: Slo, site: SloSite, severity: BurnWindow["severity"]): AlertingRule[] {
  const windows = reachableWindows(slo, severity);
  if (windows.length === 0) return [];
  const paged = severity === "critical";
  const { service, name, title, period, team } = slo;
  return [
    alert({
      alert: paged ? SLO_ALERTS.fast : SLO_ALERTS.slow,
      expr: windows.map((window) => `(${burns(slo, window)})`).join(" or "),
      for: AT_ONCE,
      severity,
      team,
      labels: labelsOf(slo),
      summary: `${service} spends the error budget of its objective ${name} ${paged ? "fast" : "steadily"} in {{ $labels.cluster }}`,
      description: `{{ $value | humanizePercentage }} was bad in the last {{ $labels.window }}. Promised over ${period.toString()}: ${title}. ${consequence(slo, windows)}`,
      cases: paged ? fastCases(slo, site, windows) : slowCases(slo, site, windows),
    }),
  ];
}

/** Both windows above the burn rate. The alert keeps the label `window` of the long one, so that one sees which fired. */
function burns(slo: Slo, window: BurnWindow): string {
  const threshold = `${burnFactor(window, slo.period)} * ${budgetOf(slo.objective)}`;
  const ratio = (record: string): string => `${recorded(record, slo)} > ${threshold}`;
  return `${ratio(ratioRecord(window.long))} and ignoring (window) ${ratio(ratioRecord(window.short))}`;
}

function consequence({ period }: Slo, windows: readonly BurnWindow[]): string {
  const shares = windows.map(
    ({ budgetPercent, long }) => `${Number(budgetPercent.toPrecision(3))} % of it in ${long.toString()}`,
  );
  return `The budget of ${period.toString()} goes at a rate of ${shares.join(" or ")}, or faster.`;
}

/** `absent` knows only the labels it is told by equality, hence the cluster in the selector. */
function absentAlert(slo: Slo, site: SloSite): AlertingRule {
  const { service, name, team, indicator } = slo;
  const holds = indicator.kind === "lines" ? ABSENT_FOR.lines : ABSENT_FOR.metrics;
  return alert({
    alert: SLO_ALERTS.absent,
    expr: `absent(${recorded(RECORDS.total, slo, `cluster="${site.cluster}"`)})`,
    for: holds,
    severity: "warning",
    team,
    labels: labelsOf(slo),
    summary: `Nothing is known about the objective ${name} of ${service} in {{ $labels.cluster }}`,
    description: `What the objective is computed from has not been seen for ${holds.toString()}: it is not scraped, renamed, or was never counted. No alert about its budget can fire meanwhile.`,
    cases: absentCases(slo, site, holds),
  });
}
