import type { Problem } from "../../../core/errors";
import type { SecretRef } from "../../../core/secret-ref";
import type { ReceiverIntegrations } from "../config";

/**
 * How people notice what a receiver is told. Who is on call is woken; mail and machines may wake somebody, which nobody
 * but their owner knows; a chat and a tracker are read when somebody looks.
 */
export type Reach = "on call" | "mail" | "machine" | "chat" | "tracker";

/**
 * What the library must know about one kind of receiver. A new kind is one file with a type, a builder and one of
 * these, and one line in `receiver.ts`.
 */
export interface Integration<Receiver> {
  /** Its part of a receiver of Alertmanager, with secrets as paths of files. */
  readonly render: (receiver: Receiver) => ReceiverIntegrations;
  /** The secrets it needs, by the name of the property that holds each. */
  readonly secrets: (receiver: Receiver) => Readonly<Record<string, SecretRef>>;
  /** Who is told, for people: `Slack #ops`. */
  readonly describe: (receiver: Receiver) => string;
  /** How it reaches people. */
  readonly reach: Reach;
  /** Everything else that is wrong with a receiver. */
  readonly check: (at: string, receiver: Receiver) => Problem[];
}
