import { type Duration, hours, minutes, seconds } from "../../core/duration";
import type { RouteConfig } from "./config";
import { HEARTBEAT_RECEIVER, NOBODY, type Purpose, receiverName } from "./receivers/named";
import type { Routing } from "./routing";
import { WORKING_HOURS } from "./working-hours";

/** How long the first message of a group waits for the alerts that come with it; Alertmanager's own default. */
const GROUP_WAIT = seconds(30);

/** How long a group waits before it tells what is new in it; Alertmanager's own default. */
const GROUP_INTERVAL = minutes(5);

/**
 * After how long an alert that still fires is told again. A page is forgotten sooner than a ticket; both stay below
 * the five days for which Alertmanager remembers what it sent.
 */
export const REPEAT_INTERVAL: Readonly<Record<Purpose, Duration>> = { page: hours(4), ticket: hours(24) };

/**
 * A beat each minute: a group is looked at every minute, and told again when 50 seconds have passed since the last
 * message. With a whole minute, the jitter of the clock would leave out every other beat.
 */
const HEARTBEAT_TIMING = { group_wait: "0s", group_interval: "1m", repeat_interval: "50s" } as const;

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
      { receiver: NOBODY, matchers: ['severity=~"info|none"'] },
      ...Object.keys(routing.teams).map((team) => teamRoute(routing, team)),
      ...severityRoutes(routing),
    ],
  };
}

/** Grouped by cluster, so that a dead cluster does not hide behind the beat of another. */
function heartbeatRoute({ heartbeat }: Routing): RouteConfig {
  const matchers = ['alertname="Watchdog"'];
  if (!heartbeat) return { receiver: NOBODY, matchers };
  return { receiver: HEARTBEAT_RECEIVER, matchers, group_by: ["cluster"], ...HEARTBEAT_TIMING };
}

function teamRoute(routing: Routing, team: string): RouteConfig {
  const { ticket } = routing.teams[team] ?? {};
  return {
    receiver: receiverName("ticket", ticket && team),
    matchers: [`team=${JSON.stringify(team)}`],
    routes: severityRoutes(routing, team),
  };
}

/** Pages and tickets, of a team where it has receivers of its own and else of everybody. */
function severityRoutes(routing: Routing, team?: string): RouteConfig[] {
  const own = team === undefined ? undefined : routing.teams[team];
  return [
    {
      receiver: receiverName("page", own?.page && team),
      matchers: ['severity="critical"'],
      repeat_interval: REPEAT_INTERVAL.page.toPrometheus(),
    },
    {
      receiver: receiverName("ticket", own?.ticket && team),
      matchers: ['severity="warning"'],
      ...(routing.workingHours ? { active_time_intervals: [WORKING_HOURS] } : {}),
    },
  ];
}
