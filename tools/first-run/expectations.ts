import { HEARTBEAT_RECEIVER, receiverName } from "../../constructs/signals/routing/receivers/named";
import { HEARTBEAT_ALERT } from "../../constructs/signals/routing/route-tree";
import type { Routing } from "../../constructs/signals/routing/routing";
import type { Message } from "./inbox";
import { type Fault, FAULTS, type Sample, sampleName } from "./sample-service";

/** Whoever has no receivers of its own. */
const SOMEBODY = "somebody";

/** An alert that must arrive, and where. */
export interface Expectation {
  readonly alert: string;
  /** Name of the service that it is about; undefined for the heartbeat. */
  readonly service: string | undefined;
  readonly receiver: string;
  /** How many messages of it must arrive at least. */
  readonly times: number;
}

/** The services of the run: one per fault for each team with receivers of its own, and for one without. */
export function samplesOf({ teams }: Routing): Sample[] {
  const faults = Object.keys(FAULTS) as Fault[];
  return [...Object.keys(teams), SOMEBODY].flatMap((team) => faults.map((fault) => ({ team, fault })));
}

/** Said from the declaration of the routing, not from its rendered tree: the tree is what is tried. */
export function expectations(routing: Routing): Expectation[] {
  const faults = samplesOf(routing).map((sample): Expectation => {
    const { alert, severity } = FAULTS[sample.fault];
    const purpose = severity === "critical" ? "page" : "ticket";
    const own = routing.teams[sample.team]?.[purpose] && sample.team;
    return { alert, service: sampleName(sample), receiver: receiverName(purpose, own), times: 1 };
  });
  // Twice: a heartbeat that beats once is none.
  const beat = { alert: HEARTBEAT_ALERT, service: undefined, receiver: HEARTBEAT_RECEIVER, times: 2 };
  return routing.heartbeat ? [...faults, beat] : faults;
}

/** Whether everything that must arrive has arrived. */
export function allArrived(expected: readonly Expectation[], messages: readonly Message[]): boolean {
  return expected.every((each) => arrived(each, messages).length >= each.times);
}

/** Alerts of the sample services that were told, although all is well. */
export function earlyProblems(expected: readonly Expectation[], messages: readonly Message[]): string[] {
  return expected
    .filter((each) => each.service && messages.some((message) => isAbout(each, message)))
    .map(({ alert, service }) => `${alert} of ${service} was told while all was well`);
}

/** What did not arrive, arrived at somebody else as well, or without what its reader needs. */
export function arrivalProblems(expected: readonly Expectation[], messages: readonly Message[]): string[] {
  return expected.flatMap((each) => {
    const found = arrived(each, messages);
    const about = each.service ? `${each.alert} of ${each.service}` : each.alert;
    const elsewhere = messages.filter((message) => isAbout(each, message) && message.receiver !== each.receiver);
    return [
      ...(found.length < each.times
        ? [`${about} reached ${each.receiver} ${found.length} times, at least ${each.times} expected`]
        : []),
      ...elsewhere.map(({ receiver }) => `${about} reached ${receiver}, who is not to be told`),
      ...found.flatMap((message) => contentProblems(about, each, message)),
    ].filter(isFirst);
  });
}

function contentProblems(about: string, expectation: Expectation, { alerts, groupLabels }: Message): string[] {
  if (!expectation.service) return [];
  const annotations = alerts.find((alert) => isOne(expectation, alert))?.annotations ?? {};
  const missing = ["summary", "description", "runbook_url"].filter((key) => !annotations[key]);
  return [
    ...missing.map((key) => `${about} came without ${key}`),
    ...(groupLabels.cluster ? [] : [`${about} came without the cluster it is in`]),
  ];
}

function arrived(expectation: Expectation, messages: readonly Message[]): Message[] {
  return messages.filter((message) => message.receiver === expectation.receiver && isAbout(expectation, message));
}

function isAbout(expectation: Expectation, { alerts }: Message): boolean {
  return alerts.some((alert) => isOne(expectation, alert));
}

function isOne({ alert, service }: Expectation, { labels }: Message["alerts"][number]): boolean {
  return labels.alertname === alert && (!service || labels.service === service);
}

function isFirst(text: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(text) === at;
}
