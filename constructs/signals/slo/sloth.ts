import { days, type Duration, minutes } from "../../core/duration";
import { fail, type Problem } from "../../core/errors";
import type { Metric } from "../metric";
import { alert, fires, group, record, silent } from "../rules/builders";
import type { AlertCase, AlertingRule, RecordingRule, RuleGroup } from "../rules/rule";
import { reachableWindows } from "./alerts";
import { countsTime, type EventIndicator } from "./indicator";
import { inputOf } from "./input";
import { budgetOf, clean } from "./numbers";
import { lineRate, rateOf, SHORTEST_WINDOW } from "./rates";
import { type SloSite, windowsOf } from "./rules";
import { ratioRecord, RECORDS } from "./series";
import type { Slo } from "./slo";
import { burnFactor, type BurnWindow } from "./windows";

/** What sloth asks for beside the objective. */
export interface SlothOptions {
  /** Name of both alerts of an objective: what sloth calls `alerting.name`, which has no default there either. */
  readonly alert: (slo: Slo) => string;
}

/**
 * The rules that sloth 0.16 writes for an objective, with its names, labels and formulae, for dashboards and routes
 * made for those (slok/sloth, internal/plugin/slo/core and its examples). They share sloth's weak sides: five quiet
 * minutes record NaN, which spoils the budget of the whole period; a service that never failed records nothing; a quiet
 * night weighs as much as a busy day; no traffic is too little to alert on.
 *
 * What differs: series keep `cluster` and match by it; alerts also have the labels by which everything here is
 * routed, and leave out windows that could never fire; numbers are without the noise of binary fractions.
 * @throws BelvedereError for an objective about time, which sloth does not know
 */
export function slothRules(slo: Slo, site: SloSite, options: SlothOptions): RuleGroup[] {
  const { indicator } = slo;
  if (countsTime(indicator)) return fail(notAboutEvents(slo));
  const [ratios, meta, alerts] = slothGroupNames(slo);
  const name = options.alert(slo);
  return [
    group(ratios, ...ratioRecords(slo, indicator)),
    group(meta, ...metaRecords(slo, site)),
    group(alerts, ...burnAlert(name, slo, site, "critical"), ...burnAlert(name, slo, site, "warning")),
  ];
}

/** Names of the groups of an objective. */
export function slothGroupNames({ service, name }: Slo): [ratios: string, meta: string, alerts: string] {
  const id = `${service}-${name}`;
  return [`sloth-slo-sli-recordings-${id}`, `sloth-slo-meta-recordings-${id}`, `sloth-slo-alerts-${id}`];
}

/** The one name of sloth that is not of the form level:metric:operation. */
export const SLOTH_INFO = "sloth_slo_info";

/** What {@link slothRules} records, each name once. */
export function slothMetrics(groups: readonly RuleGroup[]): Metric[] {
  const records = groups.flatMap(({ rules }) => rules.filter((rule) => rule.kind === "recording"));
  const byName = new Map(
    records.map(({ record: name, labels = {} }): [string, Metric] => {
      const kept = Object.keys(labels).filter((label) => label !== "cluster");
      return [name, { name, kind: "gauge", labels: kept, help: "As sloth records it.", source: "slok/sloth 0.16" }];
    }),
  );
  return [...byName.values()];
}

function notAboutEvents({ service, name }: Slo): Problem {
  const fix = "Use sloRules for it, or count events instead of time";
  return { at: `slothRules("${service}", "${name}")`, problem: "is about time, which sloth does not know", fix };
}

/** What tells an objective apart in sloth. */
function identity({ service, name }: Slo): Record<string, string> {
  return { sloth_id: `${service}-${name}`, sloth_service: service, sloth_slo: name };
}

function recorded(name: string, slo: Slo): string {
  const matchers = Object.entries(identity(slo)).map(([label, value]) => `${label}="${value}"`);
  return `${name}{${matchers.join(", ")}}`;
}

function ratioRecords(slo: Slo, indicator: EventIndicator): RecordingRule[] {
  const base = recorded(ratioRecord(SHORTEST_WINDOW), slo);
  const ofPeriod = (range: string): string =>
    `sum_over_time(${base}[${range}]) / ignoring (sloth_window) count_over_time(${base}[${range}])`;
  return windowsOf(slo).map((window) => {
    const range = window.toPrometheus();
    const labels = { ...slo.labels, ...identity(slo), sloth_window: range };
    const expr = window.equals(slo.period) ? ofPeriod(range) : ratio(slo, indicator, window);
    return record(ratioRecord(window), expr, labels);
  });
}

function ratio(slo: Slo, indicator: EventIndicator, window: Duration): string {
  if (indicator.kind === "lines") {
    return `(${lineRate(RECORDS.errorLines, slo, window)}) / (${lineRate(RECORDS.totalLines, slo, window)})`;
  }
  const total = rateOf(indicator.total, window);
  if ("bad" in indicator) return `(${rateOf(indicator.bad, window)}) / (${total})`;
  return `(${total} - ${rateOf(indicator.good, window)}) / (${total})`;
}

/** Whose form the rules have; sloth's own pages list objectives by this (its internal/http/backend). */
const WRITER = { sloth_mode: "cli-gen-prom", sloth_spec: "prometheus/v1", sloth_version: "v0.16.0" } as const;

function metaRecords(slo: Slo, { cluster }: SloSite): RecordingRule[] {
  const own = identity(slo);
  const labels = { ...slo.labels, ...own };
  const objective = clean(slo.objective / 100);
  const ofBudget = (window: Duration): string =>
    `${recorded(ratioRecord(window), slo)} / on(cluster, sloth_id, sloth_slo, sloth_service) group_left ${recorded(RECORDS.budget, slo)}`;
  // Constants are not of a cluster by themselves.
  const constant = (name: string, value: string, more = {}): RecordingRule =>
    record(name, `vector(${value})`, { cluster, ...labels, ...more });
  return [
    constant(RECORDS.objective, `${objective}`),
    constant(RECORDS.budget, `1-${objective}`),
    constant("slo:time_period:days", `${clean(slo.period.milliseconds / days(1).milliseconds)}`),
    record(RECORDS.burnRate, ofBudget(SHORTEST_WINDOW), labels),
    record("slo:period_burn_rate:ratio", ofBudget(slo.period), labels),
    record(RECORDS.budgetLeft, `1 - ${recorded("slo:period_burn_rate:ratio", slo)}`, labels),
    constant(SLOTH_INFO, "1", { ...WRITER, sloth_objective: `${slo.objective}` }),
  ];
}

/** How sloth calls the severities. */
const SEVERITIES = { critical: "page", warning: "ticket" } as const;

/** Both alerts have one name. All labels but the severity are those of the series. */
function burnAlert(name: string, slo: Slo, site: SloSite, severity: BurnWindow["severity"]): AlertingRule[] {
  const windows = reachableWindows(slo, severity);
  if (windows.length === 0) return [];
  const slothSeverity = SEVERITIES[severity];
  const about = "{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is";
  return [
    alert({
      alert: name,
      expr: windows.map((window) => `(${burns(slo, window)})`).join(" or "),
      for: minutes(0),
      severity,
      team: slo.team,
      labels: { sloth_severity: slothSeverity },
      annotations: { title: `(${slothSeverity}) ${about} too fast.` },
      summary: `${about} over expected.`,
      description: `Promised over ${slo.period.toString()}: ${slo.title}.`,
      cases: burnCases(slo, site, windows),
    }),
  ];
}

function burns(slo: Slo, window: BurnWindow): string {
  const limit = `${burnFactor(window, slo.period)} * ${budgetOf(slo.objective)}`;
  const above = (range: Duration): string =>
    `max(${recorded(ratioRecord(range), slo)} > (${limit})) without (sloth_window)`;
  return `${above(window.short)} and ${above(window.long)}`;
}

/** Minutes after which a constant share shows in every window: a young series has no other past. */
const SETTLED = 6;

function burnCases(slo: Slo, { cluster }: SloSite, windows: readonly BurnWindow[]): AlertCase[] {
  const lowest = Math.min(...windows.map((window) => burnFactor(window, slo.period) * budgetOf(slo.objective)));
  const given = (bad: number): AlertCase["series"] => inputOf(slo, cluster).during({ minutes: SETTLED, bad });
  const firing = { cluster, ...slo.labels, ...identity(slo) };
  return [
    fires(
      "when a little more is bad than allowed",
      given((lowest + Math.min(1, lowest * 1.2)) / 2),
      minutes(SETTLED),
      firing,
    ),
    silent("when a little less is bad", given(lowest * 0.9), minutes(SETTLED)),
  ];
}
