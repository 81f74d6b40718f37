import type { Metric } from "../metric";
import { countsTime } from "./indicator";
import { windowsOf } from "./rules";
import { labelsOf, ratioRecord, RECORDS } from "./series";
import type { Slo } from "./slo";

/** What is recorded about objectives, each name once. */
export function sloMetrics(slos: readonly Slo[]): Metric[] {
  const labels = [...new Set(slos.flatMap((slo) => Object.keys(labelsOf(slo))))];
  const gauge = (name: string, help: string, unit?: string): Metric => ({
    name,
    kind: "gauge",
    ...(unit !== undefined && { unit }),
    labels: name.startsWith("slo:sli_error:ratio_") ? [...labels, "window"] : labels,
    help,
    source: "recording rules of service level objectives",
  });
  const windows = new Set(slos.flatMap((slo) => windowsOf(slo).map(ratioRecord)));
  const has = (test: (slo: Slo) => boolean): boolean => slos.some(test);
  if (slos.length === 0) return [];
  return [
    gauge(RECORDS.total, "Events per second; for objectives about time 1 where the moment is known."),
    gauge(RECORDS.errors, "Bad events per second; for objectives about time 1 in a bad moment."),
    ...[...windows].map((name) => gauge(name, "Share of bad events, or of bad moments, over the window.", "ratio")),
    gauge(RECORDS.objective, "Share that is promised to be good.", "ratio"),
    gauge(RECORDS.budget, "Share that may be bad.", "ratio"),
    gauge(RECORDS.burnRate, "How many times faster than evenly the budget is being spent."),
    gauge(RECORDS.budgetLeft, "Share of the period's budget that is left; negative when it is overspent.", "ratio"),
    ...(has(({ indicator }) => countsTime(indicator)) ? [gauge(RECORDS.value, "What moments are judged by.")] : []),
    ...(has(({ indicator }) => indicator.kind === "lines")
      ? [
          gauge(RECORDS.totalLines, "Lines of all events in a minute, counted by Loki's ruler."),
          gauge(RECORDS.errorLines, "Lines of bad events in a minute, counted by Loki's ruler."),
        ]
      : []),
  ];
}
