import { Duration } from "../../core/duration";
import { SCRAPE_INTERVAL } from "../scrape";
import { countsTime } from "./indicator";
import { budgetOf } from "./numbers";
import { recorded, RECORDS } from "./series";
import type { Slo } from "./slo";

/** One number of a report, for each cluster. */
export interface ReportQuery {
  readonly title: string;
  readonly description: string;
  /** Unit id of Grafana. */
  readonly unit: string;
  /** PromQL with one series per cluster. */
  readonly expr: string;
}

/** Where and when a report looks. */
interface Scope {
  /** PromQL range: `30d`, or Grafana's `$__range`. */
  readonly range: string;
  /** Moment at which the range ends, as PromQL's modifier `@`. @default the time of the query */
  readonly end?: string;
  /** Matchers of clusters. @default all */
  readonly clusters?: readonly string[];
}

/** What became of an objective over a time: the share that was good, the budget spent, and how much happened. */
export function reportOver(slo: Slo, { range, end = "", clusters = [] }: Scope): ReportQuery[] {
  const sum = (record: string): string => `sum_over_time(${recorded(record, slo, ...clusters)}[${range}]${end})`;
  const bad = `${sum(RECORDS.errors)} / (${sum(RECORDS.total)} > 0)`;
  // What was recorded is per second, once every evaluation.
  const amount = (record: string): string => `${sum(record)} * ${SCRAPE_INTERVAL.toSeconds()}`;
  const [what, unit] = countsTime(slo.indicator) ? (["time", "s"] as const) : (["events", "short"] as const);
  return [
    {
      title: "Reached",
      description: `Share of good ${what}; ${slo.objective} % is promised.`,
      unit: "percentunit",
      expr: `1 - ${bad}`,
    },
    {
      title: "Budget spent",
      description: `Bad ${what} as a share of those that the promise allows in this time.`,
      unit: "percentunit",
      expr: `${bad} / ${budgetOf(slo.objective)}`,
    },
    { title: `All ${what}`, description: `Measured ${what}, good and bad.`, unit, expr: amount(RECORDS.total) },
    { title: `Bad ${what}`, description: `What spent the budget.`, unit, expr: amount(RECORDS.errors) },
  ];
}

/**
 * The report of one calendar month in UTC. The queries name its end, so that they give the same whenever they are run;
 * ask the store that keeps metrics for long.
 * @param month from 1 for January to 12
 */
export function monthlyReport(slo: Slo, year: number, month: number): ReportQuery[] {
  const [start, end] = [Date.UTC(year, month - 1), Date.UTC(year, month)];
  const range = Duration.of(end - start, "ms").toPrometheus();
  return reportOver(slo, { range, end: ` @ ${end / 1000}` });
}
