import { days } from "../../../core/duration";
import type { Dashboard, DashboardRow } from "../../../signals/dashboards/dashboard";
import { RECORDS } from "../../../signals/slo/series";
import type { OBJECTIVES } from "../metrics";
import { alarm, columns, lines, stat } from "../../panels";
import { UIDS } from "../../uids";
import { picked } from "./picked";

/** Labels that every objective has. */
const OBJECTIVE = "cluster, service, slo";

/** All objectives of all clusters: which are in danger, and which have room. */
export function sloOverview(): Dashboard {
  return {
    uid: UIDS.slos,
    title: "Service level objectives",
    folder: "SLOs",
    description: "Every objective with what is left of its budget and how fast it goes.",
    tags: ["overview"],
    timeRange: days(7),
    links: [
      { title: "One objective", tag: "slo" },
      { title: "Fleet", dashboard: UIDS.fleet },
    ],
    annotations: { alerts: 'alertname=~"Slo.+"' },
    rows: [now(), table(), overTime()],
  };
}

function now(): DashboardRow {
  const left = picked[RECORDS.budgetLeft]();
  return {
    title: "Now",
    panels: [
      stat(
        { title: "Objectives", description: "Objectives of all chosen clusters." },
        "short",
        `count(${picked[RECORDS.objective]()}) or vector(0)`,
      ),
      alarm(
        { title: "Overspent", description: "More went wrong in the period than was promised." },
        "critical",
        `${left} < 0`,
      ),
      alarm(
        { title: "Nearly spent", description: "Less than a quarter of the budget is left." },
        "warning",
        `${left} >= 0 < 0.25`,
      ),
      alarm(
        { title: "Burning", description: "The budget goes faster than evenly, by the last five minutes." },
        "warning",
        `${picked[RECORDS.burnRate]()} > 1`,
      ),
    ],
  };
}

function table(): DashboardRow {
  const column = (legend: string, record: keyof typeof OBJECTIVES.metrics): { legend: string; expr: string } => ({
    legend,
    expr: `max by (${OBJECTIVE}) (${picked[record]()})`,
  });
  return {
    title: "By objective",
    panels: [
      {
        ...columns(
          {
            title: "Objectives",
            description: "A budget below zero is a broken promise; a burn rate above 1 will break it.",
          },
          "percentunit",
          { legend: "Burn rate", unit: "short", expr: `max by (${OBJECTIVE}) (${picked[RECORDS.burnRate]()})` },
          column("Budget left", RECORDS.budgetLeft),
          column("Promised", RECORDS.objective),
        ),
        height: 12,
      },
    ],
  };
}

function overTime(): DashboardRow {
  const legend = "{{service}} {{slo}} {{cluster}}";
  return {
    title: "Over time",
    panels: [
      {
        ...lines(
          { title: "Least budget left", description: "The ten objectives with the least budget left." },
          "percentunit",
          {
            expr: `bottomk(10, max by (${OBJECTIVE}) (${picked[RECORDS.budgetLeft]()}))`,
            legend,
          },
        ),
        thresholds: { critical: 0, bad: "below" },
        width: 12,
      },
      {
        ...lines(
          {
            title: "Fastest burning",
            description: "The ten objectives whose budget goes fastest; 1 is as fast as it may.",
          },
          "short",
          {
            expr: `topk(10, max by (${OBJECTIVE}) (${picked[RECORDS.burnRate]()}))`,
            legend,
          },
        ),
        thresholds: { warning: 1 },
        width: 12,
      },
    ],
  };
}
