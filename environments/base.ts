import { base, days, github, heartbeat, pagerDuty, routes, s3State, secret, slack } from "../constructs";

/** What all environments share. An environment says what is different in it. */
export const house = base({
  organization: "acme",
  automation: github("acme/observability"),
  state: s3State({ bucket: "acme-state", region: "eu-west-1" }),
  retention: { metrics: { local: days(15) }, logs: { period: days(31) }, traces: days(14) },
  routing: routes({
    page: pagerDuty(secret("alert-receivers", "pagerduty-routing-key")),
    ticket: slack("#observability", secret("alert-receivers", "slack-webhook-url")),
    heartbeat: heartbeat(secret("alert-receivers", "heartbeat-url")),
  }),
  runbookUrl: "https://runbooks.example.com",
});
