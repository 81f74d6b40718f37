import type { SecretRef } from "../../../core/secret-ref";
import { TEMPLATE } from "../templates";
import { secretFile } from "../secret-file";
import type { Integration } from "./integration";

/** A service of PagerDuty, told through its Events API v2. */
export interface PagerDutyReceiver {
  readonly kind: "pagerduty";
  /** The integration key of the service. */
  readonly routingKey: SecretRef;
}

/** `pagerDuty(secret("alerting", "pagerduty"))` */
export function pagerDuty(routingKey: SecretRef): PagerDutyReceiver {
  return { kind: "pagerduty", routingKey };
}

export const PAGER_DUTY: Integration<PagerDutyReceiver> = {
  render: ({ routingKey }) => ({
    pagerduty_configs: [
      {
        routing_key_file: secretFile(routingKey),
        // Closes the incident when the alert ends.
        send_resolved: true,
        severity: TEMPLATE.pagerDutySeverity,
        description: TEMPLATE.title,
        details: { alerts: TEMPLATE.text, cluster: TEMPLATE.cluster },
        links: [{ href: TEMPLATE.runbook, text: "Runbook" }],
      },
    ],
  }),
  secrets: ({ routingKey }) => ({ routingKey }),
  describe: () => "PagerDuty",
  reach: "on call",
  check: () => [],
};
