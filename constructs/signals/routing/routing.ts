import type { HeartbeatReceiver } from "./receivers/heartbeat";
import type { Inhibition } from "./inhibition";
import type { Receiver } from "./receivers/receiver";
import type { Silences } from "./silence";
import { type ResolvedWorkingHours, resolveWorkingHours, type WorkingHours } from "./working-hours";

/** One receiver, or several that are all told. */
export type Receivers = Receiver | readonly Receiver[];

/** Who is told about alerts, as a user says it. */
export interface RoutesProps {
  /** Who is woken: alerts of severity `critical`. */
  readonly page: Receivers;
  /** Who deals with it in working hours: alerts of severity `warning`, and of a severity nobody knows. */
  readonly ticket: Receivers;
  /**
   * The service outside of the cluster that notices when alerting itself is dead. Each cluster sends its own beat.
   * @default none, which is refused outside of development
   */
  readonly heartbeat?: HeartbeatReceiver;
  /** Teams with receivers of their own, by the label `team` of the alert. @default everybody is told as above */
  readonly teams?: Readonly<Record<string, TeamRoutesProps>>;
  /** Tickets wait for these hours; pages never do. @default tickets are sent at once */
  readonly workingHours?: WorkingHours;
  /** Hours of planned work in which some alerts are not told, by name. @default none */
  readonly silences?: Silences;
  /** Alerts that say nothing new while another one fires, beside what holds everywhere. @default none */
  readonly inhibitions?: readonly Inhibition[];
}

/** What differs for the alerts of a team. */
export interface TeamRoutesProps {
  /** @default as for everybody */
  readonly page?: Receivers;
  /** @default as for everybody */
  readonly ticket?: Receivers;
}

/** Who is told about alerts. The severity `info` reaches nobody: it is for looking at. */
export interface Routing {
  readonly kind: "routing";
  readonly page: readonly Receiver[];
  readonly ticket: readonly Receiver[];
  readonly heartbeat: HeartbeatReceiver | undefined;
  readonly teams: Readonly<Record<string, TeamRouting>>;
  readonly workingHours: ResolvedWorkingHours | undefined;
  readonly silences: Silences;
  readonly inhibitions: readonly Inhibition[];
}

/** The receivers of a team; undefined where it is told as everybody is. */
export interface TeamRouting {
  readonly page: readonly Receiver[] | undefined;
  readonly ticket: readonly Receiver[] | undefined;
}

/**
 * ```ts
 * routes({ page: pagerDuty(secret("alerting", "pagerduty")), ticket: slack("#ops", secret("alerting", "slack")) })
 * ```
 */
export function routes(props: RoutesProps): Routing {
  const { page, ticket, heartbeat, teams = {}, workingHours, silences = {}, inhibitions = [] } = props;
  return {
    kind: "routing",
    page: listed(page),
    ticket: listed(ticket),
    heartbeat,
    teams: Object.fromEntries(Object.entries(teams).map(([team, said]) => [team, teamRouting(said)])),
    workingHours: workingHours && resolveWorkingHours(workingHours),
    silences,
    inhibitions,
  };
}

function teamRouting({ page, ticket }: TeamRoutesProps): TeamRouting {
  return { page: page && listed(page), ticket: ticket && listed(ticket) };
}

/** Plain JavaScript may leave out what the compiler demands: the check reports an empty list, with the way out. */
function listed(receivers: Receivers | undefined): readonly Receiver[] {
  if (!receivers) return [];
  return "kind" in receivers ? [receivers] : receivers;
}
