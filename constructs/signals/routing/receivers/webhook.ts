import type { SecretRef } from "../../../core/secret-ref";
import { secretFile } from "../secret-file";
import type { Integration } from "./integration";

/** Any program that takes Alertmanager's JSON over HTTPS. */
export interface WebhookReceiver {
  readonly kind: "webhook";
  /** Where to post; most such addresses carry a token. */
  readonly url: SecretRef;
}

/** `webhook(secret("alerting", "on-call-url"))` */
export function webhook(url: SecretRef): WebhookReceiver {
  return { kind: "webhook", url };
}

export const WEBHOOK: Integration<WebhookReceiver> = {
  render: ({ url }) => ({ webhook_configs: [{ url_file: secretFile(url), send_resolved: true }] }),
  secrets: ({ url }) => ({ url }),
  describe: ({ url }) => `webhook of Secret ${url.name}, key ${url.key}`,
  reach: "machine",
  check: () => [],
};
