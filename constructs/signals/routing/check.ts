import type { Problem } from "../../core/errors";
import type { HeartbeatReceiver } from "./receivers/heartbeat";
import { type NamedReceiver, namedReceivers } from "./receivers/named";
import { integrationOf, type Receiver } from "./receivers/receiver";
import type { Routing } from "./routing";
import { isSecretRef } from "./secret-file";
import { checkWorkingHours } from "./working-hours";

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
    ...(routing.workingHours ? checkWorkingHours(`${at}.workingHours`, routing.workingHours) : []),
  ];
}

/** Reports receivers for teams that own nothing, which is how a misspelt team looks. */
export function checkTeams(at: string, routing: Routing, teamsInUse: readonly string[]): Problem[] {
  const unknown = Object.keys(routing.teams).filter((team) => !teamsInUse.includes(team));
  const known = [...new Set(teamsInUse)].sort().join(", ");
  return unknown.map((team) => ({
    at: `${at}.teams`,
    value: team,
    problem: "is a team that owns no alert, so that its receivers are never told",
    fix: `Use one of: ${known}, or remove it`,
  }));
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
  if (tier === "development" || !receivers.every((receiver) => integrationOf(receiver).isChat)) return [];
  return [
    {
      at,
      value: receivers.map((receiver) => integrationOf(receiver).describe(receiver)),
      problem: "goes to a chat only, where nobody reads at night",
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
