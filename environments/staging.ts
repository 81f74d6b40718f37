import { aws, environment, google, privateApi, s3State } from "../constructs";
import { shop } from "../workloads/shop";
import { house } from "./base";

/** Two clouds, smaller than production and otherwise like it: what is to go there is tried here. */
export const staging = environment("staging", house, {
  tier: "staging",
  state: s3State({ bucket: "acme-staging-state", region: "eu-west-1" }),
  clusters: {
    "eks-eu1": aws({
      account: "123456789012",
      region: "eu-west-1",
      zones: ["a", "b", "c"],
      cidr: "10.32.0.0/16",
      api: privateApi(),
    }),
    "gke-eu1": google({
      project: "acme-staging",
      region: "europe-west1",
      zones: ["b", "c", "d"],
      cidr: "10.33.0.0/16",
      api: privateApi(),
    }),
  },
  hub: "eks-eu1",
  workloads: [shop.on("eks-eu1", "gke-eu1")],
});
