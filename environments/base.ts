import { base, days, github, heartbeat, off, pagerDuty, routes, s3State, secret, slack, tune } from "../constructs";

/** What all environments share. An environment says what is different in it. */
export const house = base({
  organization: "acme",
  automation: github("acme/observability"),
  state: s3State({ bucket: "acme-state", region: "eu-west-1" }),
  retention: {
    metrics: { local: days(15), raw: days(90), hourly: days(365) },
    logs: { period: days(31) },
    traces: days(14),
  },
  routing: routes({
    page: pagerDuty(secret("alert-receivers", "pagerduty-routing-key")),
    ticket: slack("#observability", secret("alert-receivers", "slack-webhook-url")),
    heartbeat: heartbeat(secret("alert-receivers", "heartbeat-url")),
  }),
  runbookUrl: "https://runbooks.example.com",
  components: {
    prometheus: {
      upstreamAlerts: {
        KubeCPUOvercommit: off("nodes are added when pods ask for more than there is"),
        KubeNodePressure: tune({ severity: "warning" }),
        KubePersistentVolumeFillingUp: tune({ threshold: { warning: 0.2, critical: 0.05 } }),
      },
    },
  },
});
