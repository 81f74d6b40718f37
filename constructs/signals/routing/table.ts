import { SEVERITIES, type Severity } from "../severity";
import type { HeartbeatReceiver } from "./receivers/heartbeat";
import { integrationOf, type Receiver } from "./receivers/receiver";
import { REPEAT_INTERVAL } from "./route-tree";
import type { Routing } from "./routing";
import { describeWorkingHours } from "./working-hours";

/** One line of the answer to "who is told about what?". */
export interface RoutingRow {
  /** Label `team` of the alert; `everybody else` for teams without receivers of their own. */
  readonly team: string;
  readonly severity: Severity | "heartbeat";
  /** Who is told: `PagerDuty, Slack #ops`. */
  readonly told: string;
  readonly when: string;
  /** After how long a firing alert is told again. */
  readonly again: string;
}

const EVERYBODY_ELSE = "everybody else";

/** Who is told about what, team by team, for printing. */
export function routingTable(routing: Routing): RoutingRow[] {
  const teams = [...Object.keys(routing.teams), undefined];
  const rows = teams.flatMap((team) => SEVERITIES.map((severity) => severityRow(routing, team, severity)));
  return [...rows, heartbeatRow(routing)];
}

function severityRow(routing: Routing, team: string | undefined, severity: Severity): RoutingRow {
  const own = team === undefined ? undefined : routing.teams[team];
  const at = { team: team ?? EVERYBODY_ELSE, severity };
  switch (severity) {
    case "critical":
      return {
        ...at,
        told: describeAll(own?.page ?? routing.page),
        when: "at once",
        again: REPEAT_INTERVAL.page.toPrometheus(),
      };
    case "warning":
      return {
        ...at,
        told: describeAll(own?.ticket ?? routing.ticket),
        when: routing.workingHours ? describeWorkingHours(routing.workingHours) : "at once",
        again: REPEAT_INTERVAL.ticket.toPrometheus(),
      };
    case "info":
      return { ...at, told: "nobody", when: "never", again: "never" };
  }
}

function heartbeatRow({ heartbeat }: Routing): RoutingRow {
  const at = { team: EVERYBODY_ELSE, severity: "heartbeat" } as const;
  if (!heartbeat) return { ...at, told: "nobody", when: "never", again: "never" };
  return { ...at, told: describeAll([heartbeat]), when: "always", again: "1m" };
}

function describeAll(receivers: readonly (Receiver | HeartbeatReceiver)[]): string {
  return receivers.map((receiver) => integrationOf(receiver).describe(receiver)).join(", ");
}
