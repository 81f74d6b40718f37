import type { Duration } from "../../core/duration";
import { group, record } from "../rules/builders";
import type { RecordingRule, RuleGroup } from "../rules/rule";
import { sloAlerts } from "./alerts";
import { countsTime } from "./indicator";
import { budgetOf, clean } from "./numbers";
import { badMoment, errorRatio, eventRates, momentValue, SHORTEST_WINDOW } from "./rates";
import { identityOf, labelsOf, ratioRecord, recorded, RECORDS } from "./series";
import type { Slo } from "./slo";

/** Where an objective is judged. */
export interface SloSite {
  /** Value of the label `cluster`. */
  readonly cluster: string;
}

/** Name of the one group of rules of an objective. */
export function sloGroupName(slo: Slo): string {
  return `slo-${identityOf(slo)}`;
}

/** Everything about an objective in one group, because each rule reads what those before it have recorded. */
export function sloRules(slo: Slo, site: SloSite): RuleGroup {
  return group(
    sloGroupName(slo),
    ...baseRecords(slo),
    ...ratioRecords(slo),
    ...stateRecords(slo, site),
    ...sloAlerts(slo, site),
  );
}

/** All windows of an objective, each once, the shortest first. */
export function windowsOf({ windows, period }: Slo): Duration[] {
  const all = [SHORTEST_WINDOW, ...windows.flatMap(({ long, short }) => [short, long]), period];
  const unique = new Map(all.map((window) => [window.milliseconds, window]));
  return [...unique.values()].sort((a, b) => a.compareTo(b));
}

/** How much happens and how much of it is bad: what longer windows and reports are sums of. */
function baseRecords(slo: Slo): RecordingRule[] {
  const labels = labelsOf(slo);
  const { indicator } = slo;
  if (countsTime(indicator)) {
    return [
      record(RECORDS.value, momentValue(indicator), labels),
      record(RECORDS.errors, badMoment(slo, indicator), labels),
      record(RECORDS.total, `0 * ${recorded(RECORDS.errors, slo)} + 1`, labels),
    ];
  }
  const { total, errors } = eventRates(slo, indicator, SHORTEST_WINDOW);
  return [record(RECORDS.total, total, labels), record(RECORDS.errors, errors, labels)];
}

function ratioRecords(slo: Slo): RecordingRule[] {
  return windowsOf(slo).map((window) =>
    record(ratioRecord(window), errorRatio(slo, window), { ...labelsOf(slo), window: window.toPrometheus() }),
  );
}

/** What is promised, how fast the budget is being spent, and how much of it is left. */
function stateRecords(slo: Slo, { cluster }: SloSite): RecordingRule[] {
  const labels = labelsOf(slo);
  const budget = budgetOf(slo.objective);
  const ratio = (window: Duration): string => `max without (window) (${recorded(ratioRecord(window), slo)})`;
  return [
    // A constant has no series behind it that would bring the label.
    record(RECORDS.objective, `vector(${clean(slo.objective / 100)})`, { cluster, ...labels }),
    record(RECORDS.budget, `vector(${budget})`, { cluster, ...labels }),
    record(RECORDS.burnRate, `${ratio(SHORTEST_WINDOW)} / ${budget}`, labels),
    record(RECORDS.budgetLeft, `1 - ${ratio(slo.period)} / ${budget}`, labels),
  ];
}
