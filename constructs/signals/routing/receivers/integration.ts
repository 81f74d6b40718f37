import type { Problem } from "../../../core/errors";
import type { SecretRef } from "../../../core/secret-ref";
import type { ReceiverIntegrations } from "../config";

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
  /** Read when somebody looks, so that nobody is woken by it. */
  readonly isChat: boolean;
  /** Everything else that is wrong with a receiver. */
  readonly check: (at: string, receiver: Receiver) => Problem[];
}
