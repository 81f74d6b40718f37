import type { Routing } from "../routing";
import type { HeartbeatReceiver } from "./heartbeat";
import type { Receiver } from "./receiver";

/** The receiver without integrations: what is sent there reaches nobody, on purpose. */
export const NOBODY = "nobody";

/** The receiver of the beats that show that alerting works. */
export const HEARTBEAT_RECEIVER = "heartbeat";

/** What a receiver is for. */
export type Purpose = "page" | "ticket";

/** `page`, or `payments-page` for a team. */
export function receiverName(purpose: Purpose, team?: string): string {
  return team === undefined ? purpose : `${team}-${purpose}`;
}

/** Receivers that are told together, under the name that routes use. */
export interface NamedReceiver {
  readonly name: string;
  /** Place in the routing, for messages: `teams.payments.page`. */
  readonly path: string;
  readonly purpose: Purpose | "heartbeat";
  readonly receivers: readonly (Receiver | HeartbeatReceiver)[];
}

/** Every receiver of a routing, in the order in which a reader expects them. */
export function namedReceivers({ page, ticket, heartbeat, teams }: Routing): NamedReceiver[] {
  return [
    { name: receiverName("page"), path: "page", purpose: "page", receivers: page },
    { name: receiverName("ticket"), path: "ticket", purpose: "ticket", receivers: ticket },
    ...Object.entries(teams).flatMap(([team, routing]) => [
      ...teamReceiver(team, "page", routing.page),
      ...teamReceiver(team, "ticket", routing.ticket),
    ]),
    ...(heartbeat ? [heartbeatReceiver(heartbeat)] : []),
  ];
}

function teamReceiver(team: string, purpose: Purpose, receivers: readonly Receiver[] | undefined): NamedReceiver[] {
  if (!receivers) return [];
  return [{ name: receiverName(purpose, team), path: `teams.${team}.${purpose}`, purpose, receivers }];
}

function heartbeatReceiver(receiver: HeartbeatReceiver): NamedReceiver {
  return { name: HEARTBEAT_RECEIVER, path: "heartbeat", purpose: "heartbeat", receivers: [receiver] };
}
