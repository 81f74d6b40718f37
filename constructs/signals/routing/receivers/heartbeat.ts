import type { SecretRef } from "../../../core/secret-ref";
import { secretFile } from "../secret-file";
import type { Integration } from "./integration";

/** A service outside of the cluster that raises the alarm when this cluster falls silent. */
export interface HeartbeatReceiver {
  readonly kind: "heartbeat";
  /** Address that expects a request every minute. */
  readonly url: SecretRef;
}

/** `heartbeat(secret("alerting", "heartbeat"))` */
export function heartbeat(url: SecretRef): HeartbeatReceiver {
  return { kind: "heartbeat", url };
}

export const HEARTBEAT: Integration<HeartbeatReceiver> = {
  // A resolved heartbeat would be one more request, and say that all is well when it is not.
  render: ({ url }) => ({ webhook_configs: [{ url_file: secretFile(url), send_resolved: false }] }),
  secrets: ({ url }) => ({ url }),
  describe: ({ url }) => `heartbeat service of Secret ${url.name}, key ${url.key}`,
  reach: "machine",
  check: () => [],
};
