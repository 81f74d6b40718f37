import { type Duration, hours, minutes, seconds } from "../../core/duration";
import type { RouteConfig } from "./config";
import { anyOf, equal } from "./matcher";
import { HEARTBEAT_RECEIVER, NOBODY, type Purpose, receiverName } from "./receivers/named";
import type { Routing } from "./routing";
import { silencesByAlert, silencesOf, type ToldSeverity } from "./silence";
import { WORKING_HOURS } from "./working-hours";

/** The alert that always fires: the chart brings it along (kube-prometheus, "Watchdog"). */
export const HEARTBEAT_ALERT = "Watchdog";

/** How long the first message of a group waits for the alerts that come with it; Alertmanager's own default. */
const GROUP_WAIT = seconds(30);

/** How long a group waits before it tells what is new in it; Alertmanager's own default. */
export const GROUP_INTERVAL = minutes(5);

/**
 * After how long an alert that still fires is told again. A page is forgotten sooner than a ticket; both stay below
 * the five days for which Alertmanager remembers what it sent.
 */
export const REPEAT_INTERVAL: Readonly<Record<Purpose, Duration>> = { page: hours(4), ticket: hours(24) };

/**
 * A beat each minute: a group is looked at every minute, and told again when 50 seconds have passed since the last
 * message. With a whole minute, the jitter of the clock would leave out every other beat.
 */
export const HEARTBEAT_TIMING = { wait: seconds(0), interval: minutes(1), repeat: seconds(50) } as const;

/** The tree of routes; the first that matches wins, and what matches nothing becomes a ticket. */
export function routeTree(routing: Routing): RouteConfig {
  return {
    receiver: receiverName("ticket"),
    group_by: ["cluster", "namespace", "alertname"],
    group_wait: GROUP_WAIT.toPrometheus(),
    group_interval: GROUP_INTERVAL.toPrometheus(),
    repeat_interval: REPEAT_INTERVAL.ticket.toPrometheus(),
    routes: [
      heartbeatRoute(routing),
      { receiver: NOBODY, matchers: [anyOf("severity", ["info", "none"])] },
      ...teamsOf(routing).map((team) => teamRoute(routing, team)),
      ...severityRoutes(routing),
    ],
  };
}

/** Teams that differ from everybody else: in receivers, or in when they are told. */
function teamsOf({ teams, silences }: Routing): string[] {
  const silenced = Object.values(silences).flatMap(({ team }) => team ?? []);
  return [...new Set([...Object.keys(teams), ...silenced])];
}

/** Grouped by cluster, so that a dead cluster does not hide behind the beat of another. */
function heartbeatRoute({ heartbeat }: Routing): RouteConfig {
  const matchers = [equal("alertname", HEARTBEAT_ALERT)];
  if (!heartbeat) return { receiver: NOBODY, matchers };
  return {
    receiver: HEARTBEAT_RECEIVER,
    matchers,
    group_by: ["cluster"],
    group_wait: HEARTBEAT_TIMING.wait.toPrometheus(),
    group_interval: HEARTBEAT_TIMING.interval.toPrometheus(),
    repeat_interval: HEARTBEAT_TIMING.repeat.toPrometheus(),
  };
}

function teamRoute(routing: Routing, team: string): RouteConfig {
  const { ticket } = routing.teams[team] ?? {};
  return {
    receiver: receiverName("ticket", ticket && team),
    matchers: [equal("team", team)],
    routes: severityRoutes(routing, team),
  };
}

/** Pages and tickets, of a team where it has receivers of its own and else of everybody. */
function severityRoutes(routing: Routing, team?: string): RouteConfig[] {
  const own = team === undefined ? undefined : routing.teams[team];
  return [
    {
      receiver: receiverName("page", own?.page && team),
      matchers: [equal("severity", "critical")],
      repeat_interval: REPEAT_INTERVAL.page.toPrometheus(),
      ...intervals(routing, team, "critical"),
    },
    {
      receiver: receiverName("ticket", own?.ticket && team),
      matchers: [equal("severity", "warning")],
      ...intervals(routing, team, "warning"),
    },
  ];
}

/** When a route is told, and the alerts below it that are silent at other times than the rest. */
function intervals(routing: Routing, team: string | undefined, severity: ToldSeverity): Partial<RouteConfig> {
  const held = severity === "warning" && routing.workingHours !== undefined;
  const always = silencesOf(routing.silences, { team, severity });
  const byAlert = [...silencesByAlert(routing.silences, { team, severity })];
  // A route inherits no time of its parent (Alertmanager, dispatch/route.go), hence each says all of them.
  const times = (silent: readonly string[]): Partial<RouteConfig> => ({
    ...(held ? { active_time_intervals: [WORKING_HOURS] } : {}),
    ...(silent.length > 0 ? { mute_time_intervals: silent } : {}),
  });
  const routes = byAlert.map(([alert, silent]) => ({
    matchers: [equal("alertname", alert)],
    ...times([...always, ...silent]),
  }));
  return { ...times(always), ...(routes.length > 0 ? { routes } : {}) };
}
