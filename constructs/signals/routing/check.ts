import type { Problem } from "../../core/errors";
import { checkInhibitions } from "./check-inhibitions";
import { checkSilentTime } from "./check-silent-time";
import { checkTree } from "./check-tree";
import type { Reach } from "./receivers/integration";
import type { HeartbeatReceiver } from "./receivers/heartbeat";
import { type NamedReceiver, namedReceivers } from "./receivers/named";
import { integrationOf, type Receiver } from "./receivers/receiver";
import { alertmanagerConfig } from "./render";
import { HEARTBEAT_ALERT } from "./route-tree";
import type { RoutedAlert } from "./routed-alert";
import type { Routing } from "./routing";
import { isSecretRef } from "./secret-file";
import { checkSilences, severitiesOf, type Silence, TOLD } from "./silence";
import { checkWorkingHours } from "./working-hours";

/** What may wake somebody. */
const WAKING: readonly Reach[] = ["on call", "mail", "machine"];

/** How much depends on an environment; what a developer may leave out, others may not. */
type Tier = "development" | "staging" | "production";

/**
 * Everything that is wrong with a routing.
 * @param at path of the routing in the user's data
 * @param tier in `development`, pages may go to a chat and nobody need notice when alerting is dead
 */
export function checkRouting(at: string, routing: Routing, tier: Tier): Problem[] {
  return [
    ...namedReceivers(routing).flatMap((named) => checkNamed(at, named, tier)),
    ...checkHeartbeat(at, routing, tier),
    ...Object.keys(routing.teams).flatMap((team) => checkTeamName(`${at}.teams`, team)),
    ...checkTimes(at, routing),
  ];
}

/** How long silences last together is looked at once each of them is right. */
function checkTimes(at: string, routing: Routing): Problem[] {
  const { workingHours, silences } = routing;
  const problems = [
    ...(workingHours ? checkWorkingHours(`${at}.workingHours`, workingHours) : []),
    ...checkSilences(`${at}.silences`, silences, [HEARTBEAT_ALERT]),
  ];
  return problems.length > 0 ? problems : checkSilentTime(`${at}.silences`, routing);
}

/**
 * Everything that is wrong with a sound routing for the alerts it is given: teams and alerts that do not exist, and
 * alerts that would reach nobody.
 * @param alerts all that can fire in one environment
 */
export function checkRoutedAlerts(at: string, routing: Routing, alerts: readonly RoutedAlert[]): Problem[] {
  return [
    ...checkTeams(at, routing, alerts),
    ...checkSilencedAlerts(`${at}.silences`, routing, alerts),
    ...checkInhibitions(`${at}.inhibitions`, routing.inhibitions, alerts),
    ...checkTree(at, alertmanagerConfig(routing), alerts),
  ];
}

/** Reports teams that own nothing, which is how a misspelt team looks. */
function checkTeams(at: string, { teams, silences }: Routing, alerts: readonly RoutedAlert[]): Problem[] {
  const known = [...new Set(alerts.map(({ team }) => team))].sort();
  const unknown = (place: string, names: readonly string[], problem: string): Problem[] =>
    names
      .filter((name) => !known.includes(name))
      .map((value) => ({ at: place, value, problem, fix: `Use one of: ${known.join(", ")}, or remove it` }));
  const silenced = Object.values(silences).flatMap(({ team }) => team ?? []);
  return [
    ...unknown(`${at}.teams`, Object.keys(teams), "is a team that owns no alert, so that its receivers are never told"),
    ...unknown(`${at}.silences`, silenced, "is a team that owns no alert, so that nothing is silenced"),
  ];
}

/** A silence that holds for nothing looks like one that works. */
function checkSilencedAlerts(at: string, { silences }: Routing, alerts: readonly RoutedAlert[]): Problem[] {
  return Object.entries(silences).flatMap(([name, silence]) => {
    const { alerts: names, team } = silence;
    const ofTeam = alerts.filter((each) => team === undefined || each.team === team);
    if (names === undefined) return ofTeam.length === 0 ? [] : checkHolds(`${at}.${name}`, silence, ofTeam);
    return names.flatMap((value) => {
      const named = ofTeam.filter(({ alert }) => alert === value);
      if (named.length > 0) return checkHolds(`${at}.${name}.alerts`, silence, named, value);
      const problem = `is no alert of ${team === undefined ? "this environment" : `team ${team}`}, so that nothing is silenced`;
      const fix = "Use the name of an alert that a pack or chart of it brings along";
      return [{ at: `${at}.${name}.alerts`, value, problem, fix }];
    });
  });
}

/** Reports alerts of which none has a severity that is silenced. */
function checkHolds(at: string, silence: Silence, alerts: readonly RoutedAlert[], value?: string): Problem[] {
  const found = [...new Set(alerts.map(({ severity }) => severity))];
  const silenced: readonly string[] = severitiesOf(silence);
  if (found.some((severity) => silenced.includes(severity))) return [];
  const told = TOLD.filter((severity) => found.includes(severity));
  const fix =
    told.length === 0
      ? "Leave it out: nobody is told of such alerts"
      : `Say so, if that is meant: severities: ${JSON.stringify(told)}`;
  const only = `only ${found.join(" and ")}, and the silence is for ${silenced.join(" and ")}`;
  const problem = value === undefined ? `holds for alerts that are ${only}` : `is ${only}`;
  return [{ at, ...(value !== undefined && { value }), problem, fix }];
}

function checkNamed(at: string, { path, purpose, receivers }: NamedReceiver, tier: Tier): Problem[] {
  const place = `${at}.${path}`;
  if (receivers.length === 0) {
    const fix = 'Name a receiver, such as pagerDuty(secret("alerting", "pagerduty"))';
    return [{ at: place, problem: "has no receiver, so that nobody is told", fix }];
  }
  return [
    ...receivers.flatMap((receiver, index) => checkReceiver(`${place}[${index}]`, receiver)),
    ...(purpose === "page" ? checkWakes(place, receivers, tier) : []),
  ];
}

function checkReceiver(at: string, receiver: Receiver | HeartbeatReceiver): Problem[] {
  const integration = integrationOf(receiver);
  const texts = Object.entries(integration.secrets(receiver)).filter(([, value]) => !isSecretRef(value));
  // Without the value: it may well be the secret.
  const problems = texts.map(([property]) => ({
    at: `${at}.${property}`,
    problem: "is not a reference to a Secret; written as text it would be in every plan and state",
    fix: 'Name the Secret and its key, as in secret("alerting", "slack")',
  }));
  return [...problems, ...integration.check(at, receiver)];
}

function checkWakes(at: string, receivers: readonly (Receiver | HeartbeatReceiver)[], tier: Tier): Problem[] {
  if (tier === "development" || receivers.some((receiver) => WAKING.includes(integrationOf(receiver).reach))) return [];
  return [
    {
      at,
      value: receivers.map((receiver) => integrationOf(receiver).describe(receiver)),
      problem: "goes where nobody reads at night: a chat or a tracker",
      fix: 'Add a receiver that wakes somebody, such as pagerDuty(secret("alerting", "pagerduty"))',
    },
  ];
}

function checkHeartbeat(at: string, { heartbeat }: Routing, tier: Tier): Problem[] {
  if (heartbeat || tier === "development") return [];
  return [
    {
      at: `${at}.heartbeat`,
      problem: "is missing: when alerting itself is dead, its silence looks like health",
      fix: 'Name an outside service that expects a beat, as in heartbeat(secret("alerting", "heartbeat"))',
    },
  ];
}

function checkTeamName(at: string, team: string): Problem[] {
  if (/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/.test(team)) return [];
  const fix = "Use up to 40 lower-case letters, digits and dashes, as in the label team of its alerts";
  return [{ at, value: team, problem: "is not a name for a team", fix }];
}
