import { aws, azure, environment, google, privateApi, s3State, type EnvironmentDeclaration } from "../../constructs";
import { house } from "../../environments/base";
import { shop } from "../../workloads/shop";

type Cluster = EnvironmentDeclaration["clusters"][string];

/** An environment with a number of clusters, spread evenly over the clouds. */
export function environmentOf(clusters: number): EnvironmentDeclaration {
  const names = Array.from({ length: clusters }, (_, at) => `c${at}`);
  const all = Object.fromEntries(names.map((name, at): [string, Cluster] => [name, clusterIn(at)]));
  return environment("bench", house, {
    tier: "staging",
    state: s3State({ bucket: "acme-bench-state", region: "eu-west-1" }),
    clusters: all,
    hub: "c0",
    workloads: [shop.on("c0", ...names.slice(1))],
  });
}

function clusterIn(at: number): Cluster {
  const api = privateApi();
  // A Google network needs room for the pods of 18 nodes.
  const cidr = `10.${Math.floor(at / 2)}.${(at % 2) * 128}.0/17`;
  switch (at % 3) {
    case 0:
      return aws({ account: "123456789012", region: "eu-west-1", zones: ["a", "b", "c"], cidr, api });
    case 1:
      return google({ project: "acme-bench", region: "europe-west1", zones: ["b", "c", "d"], cidr, api });
    default:
      return azure({ subscription: SUBSCRIPTION, region: "westeurope", zones: ["1", "2", "3"], cidr, api });
  }
}

const SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
