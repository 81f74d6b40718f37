import { aws, days, environment, publicApi, s3State } from "../constructs";
import { shop } from "../workloads/shop";
import { house } from "./base";

/** One small cluster for trying things. */
export const dev = environment("dev", house, {
  tier: "development",
  state: s3State({ bucket: "acme-dev-state", region: "eu-west-1" }),
  clusters: {
    "eks-eu1": aws({
      account: "123456789012",
      region: "eu-west-1",
      zones: ["a", "b"],
      cidr: "10.16.0.0/16",
      api: publicApi({ from: ["198.51.100.0/24"] }),
    }),
  },
  hub: "eks-eu1",
  retention: {
    metrics: { local: days(7), raw: days(15), hourly: days(15) },
    logs: { period: days(7) },
    traces: days(2),
  },
  workloads: [shop.on("eks-eu1")],
});
