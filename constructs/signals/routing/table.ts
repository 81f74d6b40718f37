import { SEVERITIES, type Severity } from "../severity";
import { alertmanagerConfig } from "./render";
import type { HeartbeatReceiver } from "./receivers/heartbeat";
import { namedReceivers } from "./receivers/named";
import { integrationOf, type Receiver } from "./receivers/receiver";
import { HEARTBEAT_ALERT, HEARTBEAT_TIMING, REPEAT_INTERVAL } from "./route-tree";
import type { RoutedAlert } from "./routed-alert";
import type { Routing } from "./routing";
import { applying, describeSilence, type Silences, type ToldSeverity } from "./silence";
import { receiverOf } from "./walk";
import { describeWorkingHours } from "./working-hours";

/** One line of the answer to "who is told about what?". */
export interface AlertRoute {
  /** Label `team` of the alerts; `everybody else` for the heartbeat, which is about no team. */
  readonly team: string;
  readonly severity: Severity | "heartbeat";
  /** Who is told: `PagerDuty, Slack #ops`. */
  readonly told: string;
  /** When somebody is told, and when not. */
  readonly when: string;
  /** After how long a firing alert is told again. */
  readonly again: string;
  /** Names of the alerts of this team and severity, sorted. */
  readonly alerts: readonly string[];
}

const EVERYBODY_ELSE = "everybody else";

/**
 * Who is told about what, for the teams whose alerts can fire in an environment, each by its name.
 * @param alerts all that can fire
 */
export function environmentTable(routing: Routing, alerts: readonly RoutedAlert[]): AlertRoute[] {
  const teams = [...new Set(alerts.map(({ team }) => team))].sort();
  const rows = teams.flatMap((team) =>
    SEVERITIES.flatMap((severity) => {
      const ofTeam = alerts.filter((each) => each.team === team);
      const own = ofTeam.filter((each) => each.severity === severity);
      if (own.length === 0) return [];
      const names = [...new Set(own.map(({ alert }) => alert))].sort();
      return [{ ...severityRow(routing, team, severity), alerts: names }];
    }),
  );
  const beats = alerts.some(({ alert, severity }) => alert === HEARTBEAT_ALERT && severity === "none");
  return [...rows, { ...heartbeatRow(routing), alerts: beats ? [HEARTBEAT_ALERT] : [] }];
}

type Row = Omit<AlertRoute, "alerts">;

function severityRow(routing: Routing, team: string, severity: Severity): Row {
  const at = { team, severity };
  if (severity === "info") return { ...at, told: "nobody", when: "never", again: "never" };
  return {
    ...at,
    told: toldOf(routing, team, severity),
    when: [whenOf(routing, severity), ...exceptions(routing.silences, team, severity)].join("; not "),
    again: REPEAT_INTERVAL[severity === "critical" ? "page" : "ticket"].toPrometheus(),
  };
}

/** By the configuration itself, so that the table cannot say anything else than what happens. */
function toldOf(routing: Routing, team: string, severity: ToldSeverity): string {
  const name = receiverOf(alertmanagerConfig(routing).route, { severity, team });
  return describeAll(namedReceivers(routing).find((each) => each.name === name)?.receivers ?? []);
}

function whenOf({ workingHours }: Routing, severity: ToldSeverity): string {
  return severity === "warning" && workingHours ? describeWorkingHours(workingHours) : "at once";
}

function exceptions(silences: Silences, team: string, severity: ToldSeverity): string[] {
  return applying(silences, { team, severity }).map(([, silence]) => describeSilence(silence));
}

function heartbeatRow({ heartbeat }: Routing): Row {
  const at = { team: EVERYBODY_ELSE, severity: "heartbeat" } as const;
  if (!heartbeat) return { ...at, told: "nobody", when: "never", again: "never" };
  return { ...at, told: describeAll([heartbeat]), when: "always", again: HEARTBEAT_TIMING.interval.toPrometheus() };
}

function describeAll(receivers: readonly (Receiver | HeartbeatReceiver)[]): string {
  return receivers.map((receiver) => integrationOf(receiver).describe(receiver)).join(", ") || "nobody";
}
