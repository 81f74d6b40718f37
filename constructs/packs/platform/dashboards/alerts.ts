import { days } from "../../../core/duration";
import type { Dashboard, DashboardRow } from "../../../signals/dashboards/dashboard";
import { type LabelCondition, matches } from "../../../signals/metrics/selector";
import { ALERT_INFO } from "../known-alerts";
import { alarm, columns, growth, lines, stat } from "../../panels";
import { UIDS } from "../../uids";
import { picked } from "./picked";

/** Whether alerts are worth being woken for: how often each fired, for how long, and which never did. */
export function alertQuality(): Dashboard {
  return {
    uid: UIDS.alerts,
    title: "Alert quality",
    folder: "Platform",
    description:
      "How often each alert fired in the chosen time, how long it lasted, which flap, and which never said anything.",
    tags: ["platform", "alerts"],
    timeRange: days(7),
    links: [{ title: "Fleet", dashboard: UIDS.fleet }],
    rows: [now(), byAlert(), overTime(), silent()],
  };
}

const ACTED_ON = matches("critical|warning");

/** One series per alert, however many instances fire at once. */
function fires(severity: LabelCondition = ACTED_ON, offset = ""): string {
  return `max by (cluster, alertname, severity, team) (${picked.ALERTS({ alertstate: "firing", severity })}${offset})`;
}

/** How often it began: it fires at a full minute and did not at the one before. */
function beginnings(severity: LabelCondition = ACTED_ON): string {
  return `sum_over_time((${fires(severity)} unless ${fires(severity, " offset 1m")})[$__range:1m])`;
}

/** Minutes in which it fired. */
const MINUTES = `sum_over_time(${fires()}[$__range:1m])`;

/** Minutes in which its condition held, but not yet for as long as the alert asks. */
const PENDING = `sum_over_time(max by (cluster, alertname, severity, team) (${picked.ALERTS({ alertstate: "pending", severity: ACTED_ON })})[$__range:1m])`;

/** Begins at least five times and is over within a quarter of an hour: nobody can do anything about it. */
const FLAPPING = `${beginnings()} >= 5 and ${MINUTES} / ${beginnings()} < 15`;

const EVER = `max by (cluster, alertname) (max_over_time(${picked.ALERTS({ alertstate: "firing" })}[$__range]))`;
const NEVER = `max by (cluster, alertname, team) (${picked[ALERT_INFO]()}) unless on (cluster, alertname) ${EVER}`;

function now(): DashboardRow {
  return {
    title: "In the chosen time",
    panels: [
      stat(
        { title: "Pages", description: "How often a critical alert began to fire." },
        "short",
        `sum(${beginnings("critical")}) or vector(0)`,
      ),
      stat(
        { title: "Tickets", description: "How often a warning began to fire." },
        "short",
        `sum(${beginnings("warning")}) or vector(0)`,
      ),
      alarm(
        {
          title: "Flapping",
          description: "Alerts that began five times or more and lasted less than a quarter of an hour on average.",
        },
        "warning",
        FLAPPING,
      ),
      stat(
        { title: "Never fired", description: "Alerts that said nothing in the chosen time." },
        "short",
        `count(${NEVER}) or vector(0)`,
      ),
    ],
  };
}

function byAlert(): DashboardRow {
  return {
    title: "By alert",
    panels: [
      {
        ...columns(
          {
            title: "Alerts that fired",
            description: "Many short ones are noise; a long one that nobody ended is a habit.",
          },
          "short",
          { legend: "Fired", expr: beginnings() },
          { legend: "Time firing", unit: "m", expr: MINUTES },
          { legend: "On average", unit: "m", expr: `${MINUTES} / ${beginnings()}` },
          { legend: "Time pending", unit: "m", expr: PENDING },
        ),
        height: 12,
      },
      columns(
        {
          title: "Alerts that flap",
          description: "Raise `for`, keep them firing longer, or look over a longer window.",
        },
        "short",
        { legend: "Fired", expr: FLAPPING },
      ),
    ],
  };
}

function overTime(): DashboardRow {
  return {
    title: "Over time",
    panels: [
      {
        ...lines({ title: "Firing alerts", description: "The ten alerts with the most instances at once." }, "short", {
          expr: `topk(10, count by (cluster, alertname) (${picked.ALERTS({ alertstate: "firing", severity: ACTED_ON })}))`,
          legend: "{{alertname}} {{cluster}}",
        }),
        width: 12,
      },
      {
        ...lines(
          { title: "Notifications", description: "What Alertmanager sent, per second, by the kind of receiver." },
          "cps",
          growth(picked.alertmanager_notifications_total, ["integration"]),
        ),
        width: 12,
      },
    ],
  };
}

/** Everything that was never heard of is either healthy or dead: its cases in the tests say which. */
function silent(): DashboardRow {
  return {
    title: "Silent",
    panels: [
      columns(
        {
          title: "Alerts that never fired",
          description:
            "Alerts of the packs, without those that charts bring along. Healthy or dead: one whose series is gone looks the same.",
        },
        "short",
        { legend: "Alerts", expr: NEVER },
      ),
    ],
  };
}
