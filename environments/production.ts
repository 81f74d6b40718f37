import { aws, azure, days, environment, google, privateApi, s3State, secret } from "../constructs";
import { shop } from "../workloads/shop";
import { house } from "./base";

/** Three clouds. A zone of each may be lost without losing telemetry, queries or alerts. */
export const production = environment("production", house, {
  tier: "production",
  profile: "medium",
  availability: "zonal",
  state: s3State({ bucket: "acme-production-state", region: "eu-west-1" }),
  clusters: {
    "eks-eu1": aws({
      account: "123456789012",
      region: "eu-west-1",
      zones: ["a", "b", "c"],
      cidr: "10.48.0.0/16",
      api: privateApi(),
    }),
    "aks-eu1": azure({
      subscription: "00000000-0000-4000-8000-000000000001",
      region: "westeurope",
      zones: ["1", "2", "3"],
      cidr: "10.49.0.0/16",
      api: privateApi(),
    }),
    "gke-eu1": google({
      project: "acme-production",
      region: "europe-west1",
      zones: ["b", "c", "d"],
      cidr: "10.50.0.0/16",
      api: privateApi(),
    }),
  },
  hub: "eks-eu1",
  retention: {
    metrics: { local: days(30), raw: days(180), hourly: days(3 * 365) },
    logs: { period: days(90) },
    traces: days(30),
  },
  grafana: {
    url: "https://grafana.example.com",
    database: {
      host: "grafana.db.example.com:5432",
      password: secret("grafana-database", "password"),
      encryptionKey: secret("grafana-database", "encryption-key"),
    },
  },
  workloads: [shop.on("eks-eu1", "aks-eu1", "gke-eu1")],
});
