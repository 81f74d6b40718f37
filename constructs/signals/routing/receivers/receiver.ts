import { EMAIL, type EmailReceiver } from "./email";
import { HEARTBEAT, type HeartbeatReceiver } from "./heartbeat";
import type { Integration } from "./integration";
import { JIRA, type JiraReceiver } from "./jira";
import { JIRA_SERVICE_MANAGEMENT, type JiraServiceManagementReceiver } from "./jira-service-management";
import { MS_TEAMS, type MsTeamsReceiver } from "./ms-teams";
import { PAGER_DUTY, type PagerDutyReceiver } from "./pager-duty";
import { SLACK, type SlackReceiver } from "./slack";
import { WEBHOOK, type WebhookReceiver } from "./webhook";

/** Who can be told about an alert. */
export type Receiver =
  | PagerDutyReceiver
  | JiraServiceManagementReceiver
  | SlackReceiver
  | MsTeamsReceiver
  | EmailReceiver
  | JiraReceiver
  | WebhookReceiver;

type Kinds = { [Each in Receiver | HeartbeatReceiver as Each["kind"]]: Each };

/** One entry per kind, held complete by the compiler. */
const INTEGRATIONS: { readonly [Kind in keyof Kinds]: Integration<Kinds[Kind]> } = {
  pagerduty: PAGER_DUTY,
  "jira-service-management": JIRA_SERVICE_MANAGEMENT,
  slack: SLACK,
  msteams: MS_TEAMS,
  email: EMAIL,
  jira: JIRA,
  webhook: WEBHOOK,
  heartbeat: HEARTBEAT,
};

/** What the library knows about the kind of a receiver. */
export function integrationOf<Each extends Receiver | HeartbeatReceiver>(receiver: Each): Integration<Each> {
  // The table pairs each kind with its own type, which the compiler cannot follow through an index.
  return INTEGRATIONS[receiver.kind] as unknown as Integration<Each>;
}
