import type { SecretRef } from "../../../core/secret-ref";
import { secretFile } from "../secret-file";
import { TEMPLATE } from "../templates";
import type { Integration } from "./integration";

/**
 * Where Jira Service Management takes alerts. It speaks the API of Opsgenie, whose successor it is
 * (support.atlassian.com, "Integrate with Prometheus"; prometheus/alertmanager pull request 3949).
 */
const API_URL = "https://api.atlassian.com/jsm/ops/integration/";

/** People on call in Jira Service Management: an alert that pages them until somebody takes it. */
export interface JiraServiceManagementReceiver {
  readonly kind: "jira-service-management";
  /** Key of the integration "Prometheus" of the team that is on call. */
  readonly apiKey: SecretRef;
}

/** `jiraServiceManagement(secret("alerting", "jira-service-management"))` */
export function jiraServiceManagement(apiKey: SecretRef): JiraServiceManagementReceiver {
  return { kind: "jira-service-management", apiKey };
}

export const JIRA_SERVICE_MANAGEMENT: Integration<JiraServiceManagementReceiver> = {
  render: ({ apiKey }) => ({
    opsgenie_configs: [
      {
        api_url: API_URL,
        api_key_file: secretFile(apiKey),
        // Closes the alert when it ends.
        send_resolved: true,
        message: TEMPLATE.title,
        description: TEMPLATE.text,
        priority: TEMPLATE.jsmPriority,
        details: { cluster: TEMPLATE.cluster, runbook: TEMPLATE.runbook },
      },
    ],
  }),
  secrets: ({ apiKey }) => ({ apiKey }),
  describe: () => "Jira Service Management",
  reach: "on call",
  check: () => [],
};
