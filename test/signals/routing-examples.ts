import { secret } from "../../constructs/core/secret-ref";
import { email } from "../../constructs/signals/routing/receivers/email";
import { heartbeat } from "../../constructs/signals/routing/receivers/heartbeat";
import { jira } from "../../constructs/signals/routing/receivers/jira";
import { jiraServiceManagement } from "../../constructs/signals/routing/receivers/jira-service-management";
import { msTeams } from "../../constructs/signals/routing/receivers/ms-teams";
import { pagerDuty } from "../../constructs/signals/routing/receivers/pager-duty";
import { slack } from "../../constructs/signals/routing/receivers/slack";
import { webhook } from "../../constructs/signals/routing/receivers/webhook";
import { routes, type RoutesProps } from "../../constructs/signals/routing/routing";

export const MAIL = {
  to: "payments@example.com",
  from: "alerts@example.com",
  smarthost: "smtp.example.com:587",
  username: "alerts",
  password: secret("payments", "smtp"),
};

export const ISSUES = {
  url: "https://acme.atlassian.net",
  project: "DATA",
  issueType: "Task",
  user: "alerts@example.com",
  token: secret("data", "jira"),
};

/** Every kind of receiver, a team with receivers of its own, and one that differs in tickets only. */
export const COMPLETE: RoutesProps = {
  page: pagerDuty(secret("alerting", "pagerduty")),
  ticket: slack("#ops", secret("alerting", "slack")),
  heartbeat: heartbeat(secret("alerting", "heartbeat")),
  teams: {
    payments: {
      page: [pagerDuty(secret("payments", "pagerduty")), webhook(secret("payments", "url"))],
      ticket: email(MAIL),
    },
    search: {
      ticket: [slack("#search", secret("alerting", "slack")), slack("#search-log", secret("alerting", "slack"))],
    },
    data: {
      page: jiraServiceManagement(secret("data", "jira-service-management")),
      ticket: [jira(ISSUES), msTeams("Data", secret("data", "teams"))],
    },
  },
  workingHours: { timeZone: "Europe/Berlin" },
};

export const complete = routes(COMPLETE);
