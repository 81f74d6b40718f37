import type { Dashboard, DashboardRow, Panel } from "../dashboards/dashboard";
import { CLUSTER } from "../dashboards/picked";
import { dashboardUid } from "../dashboards/uid";
import { matchers } from "../metrics/selector";
import { countsTime } from "./indicator";
import { budgetOf, clean } from "./numbers";
import { reportOver } from "./report";
import { identityOf, labelsOf, ratioRecord, recorded, RECORDS } from "./series";
import type { Slo } from "./slo";
import { burnFactor } from "./windows";

/** Share of the budget below which one goes more carefully. */
const LOW_BUDGET = 0.25;

/** One objective: what is promised and reached, how fast the budget goes, and a report of any stretch of time. */
export function sloDashboard(slo: Slo): Dashboard {
  const { name, service, team, title, period } = slo;
  return {
    uid: dashboardUid("slo", identityOf(slo)),
    title: `${service}: ${name} (SLO)`,
    folder: "SLOs",
    description: `${title}, over ${period.toString()}.`,
    tags: ["slo", team, ...Object.values(labelsOf(slo))],
    timeRange: period,
    rows: [now(slo), overTime(slo), report(slo)],
  };
}

const PICKED = matchers(CLUSTER);

/** A recorded series in the clusters that the reader picked. */
function inClusters(record: string, slo: Slo): string {
  return recorded(record, slo, PICKED);
}

function stat(title: string, description: string, unit: string, expr: string): Panel & { kind: "stat" } {
  return { kind: "stat", title, description, unit, queries: [{ expr, legend: "{{cluster}}" }] };
}

function now(slo: Slo): DashboardRow {
  const promised = clean(slo.objective / 100);
  const fastest = Math.max(...slo.windows.map((window) => burnFactor(window, slo.period)));
  const reached = `1 - ${inClusters(ratioRecord(slo.period), slo)}`;
  return {
    title: "Now",
    panels: [
      stat("Promised", `${slo.title}.`, "percentunit", inClusters(RECORDS.objective, slo)),
      {
        ...stat("Reached", `Good over the last ${slo.period.toString()}.`, "percentunit", reached),
        thresholds: { warning: clean((1 + promised) / 2), critical: promised },
      },
      {
        ...stat(
          "Budget left",
          "Share of what may still go wrong in this period; below zero the promise is broken.",
          "percentunit",
          inClusters(RECORDS.budgetLeft, slo),
        ),
        thresholds: { warning: LOW_BUDGET, critical: 0 },
      },
      {
        ...stat(
          "Burn rate",
          "How many times faster than evenly the budget was spent in the last five minutes.",
          "short",
          inClusters(RECORDS.burnRate, slo),
        ),
        thresholds: { warning: 1, critical: fastest },
      },
    ],
  };
}

function overTime(slo: Slo): DashboardRow {
  const budget = budgetOf(slo.objective);
  const burning = slo.windows.map(({ long }) => ({
    expr: `${inClusters(ratioRecord(long), slo)} / ${budget}`,
    legend: `{{cluster}} ${long.toPrometheus()}`,
  }));
  return {
    title: "Over time",
    panels: [
      {
        kind: "timeseries",
        title: "Budget left",
        description: "A steep fall is an incident, a steady one a habit.",
        unit: "percentunit",
        width: 8,
        thresholds: { warning: LOW_BUDGET, critical: 0 },
        queries: [{ expr: inClusters(RECORDS.budgetLeft, slo), legend: "{{cluster}}" }],
      },
      {
        kind: "timeseries",
        title: "Burn rate by window",
        description: "Above 1 the budget will not last the period. The shorter windows page, the longer make tickets.",
        unit: "short",
        width: 8,
        queries: burning,
      },
      events(slo),
    ],
  };
}

/** What the shares are made of. */
function events(slo: Slo): Panel {
  const common = { kind: "timeseries", width: 8 } as const;
  if (countsTime(slo.indicator)) {
    const queries = [{ expr: inClusters(RECORDS.value, slo), legend: "{{cluster}}" }];
    return { ...common, title: "Value", description: "What each moment is judged by.", unit: "short", queries };
  }
  return {
    ...common,
    title: "Events",
    description: "All events and bad ones, per second.",
    unit: "ops",
    queries: [
      { expr: inClusters(RECORDS.total, slo), legend: "{{cluster}} all" },
      { expr: inClusters(RECORDS.errors, slo), legend: "{{cluster}} bad" },
    ],
  };
}

/** Follows the time range of the dashboard: pick "Previous month" for the monthly report. */
function report(slo: Slo): DashboardRow {
  const queries = reportOver(slo, { range: "$__range", clusters: [PICKED] });
  return {
    title: "Report of the chosen time",
    panels: queries.map(({ title, description, unit, expr }) => stat(title, description, unit, expr)),
  };
}
