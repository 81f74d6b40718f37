import {
  aws,
  base,
  days,
  environment,
  heartbeat,
  httpService,
  pagerDuty,
  publicApi,
  routes,
  s3State,
  secret,
  slack,
  workload,
} from "../../constructs";

const receivers = {
  page: pagerDuty(secret("alert-receivers", "pagerduty-routing-key")),
  ticket: slack("#observability", secret("alert-receivers", "slack-webhook-url")),
  heartbeat: heartbeat(secret("alert-receivers", "heartbeat-url")),
};

const house = base({
  organization: "acme",
  retention: { metrics: { local: days(15), raw: days(90) }, logs: { period: days(31) }, traces: days(14) },
  routing: routes(receivers),
  runbookUrl: "https://runbooks.example.com",
});

const shop = workload("shop", [
  httpService("catalog", { namespace: "shop", team: "storefront", port: "http", dialect: "prom-client" }),
]);

/** One cluster over three zones with everything that is for production: what a zone may take is tested on it. */
export const production = environment("production", house, {
  tier: "production",
  profile: "large",
  availability: "zonal",
  state: s3State({ bucket: "acme-production-state", region: "eu-west-1" }),
  clusters: {
    "eks-eu1": aws({
      account: "123456789012",
      region: "eu-west-1",
      zones: ["a", "b", "c"],
      cidr: "10.32.0.0/16",
      api: publicApi({ from: ["198.51.100.0/24"] }),
      // The large profile asks for more memory than the default nodes have.
      nodeGroups: { workload: { instanceTypes: ["r6i.4xlarge"] } },
    }),
  },
  hub: "eks-eu1",
  grafana: {
    url: "https://grafana.example.com",
    database: {
      host: "grafana.internal.example.com:5432",
      password: secret("grafana-database", "password"),
      encryptionKey: secret("grafana-database", "encryption-key"),
    },
  },
  workloads: [shop.on("eks-eu1")],
});
