import {
  type Availability,
  aws,
  azure,
  base,
  days,
  environment,
  type EnvironmentDeclaration,
  google,
  heartbeat,
  hours,
  localState,
  pagerDuty,
  routes,
  secret,
  slack,
} from "../../constructs";

const receivers = {
  page: pagerDuty(secret("alert-receivers", "pagerduty")),
  ticket: slack("#ticket", secret("alert-receivers", "slack")),
  heartbeat: heartbeat(secret("alert-receivers", "heartbeat")),
};

const house = base({
  organization: "acme",
  tier: "staging",
  state: localState(),
  routing: routes(receivers),
  runbookUrl: "https://runbooks.example.com",
  retention: {
    metrics: { local: days(11), raw: days(40), fiveMinutes: days(120), hourly: days(400) },
    logs: {
      period: days(12),
      streams: [{ selector: '{namespace="kube-system"}', period: days(5) }],
      tenants: { audit: days(400) },
    },
    traces: hours(13 * 24),
  },
});

const account = "123456789012";
const subscription = "00000000-0000-4000-8000-000000000001";
const zones = ["a", "b", "c"] as const;

/** Every kind of cluster that this library makes, by the name it has in the environments below. */
export const CLUSTER_KINDS = {
  eks: aws({ account, region: "eu-west-1", zones, cidr: "10.1.0.0/16", nat: "per-zone" }),
  "eks-auto": aws({ account, region: "eu-west-1", zones, cidr: "10.2.0.0/16", mode: "auto", nat: "per-zone" }),
  aks: azure({ subscription, region: "westeurope", zones: ["1", "2", "3"], cidr: "10.3.0.0/16" }),
  gke: google({ project: "acme-one", region: "europe-west1", zones: ["b", "c", "d"], cidr: "10.4.0.0/16" }),
  "gke-auto": google({ project: "acme-one", region: "europe-west1", mode: "autopilot", cidr: "10.5.0.0/16" }),
};

export type ClusterKind = keyof typeof CLUSTER_KINDS;

/** An environment with a cluster of every kind; no two kinds of telemetry are kept equally long in it. */
export function everyKind(name: string, availability: Availability): EnvironmentDeclaration {
  return environment(name, house, { availability, clusters: CLUSTER_KINDS, hub: "eks" });
}
