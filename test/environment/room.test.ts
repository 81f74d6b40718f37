import {
  aws,
  azure,
  environment,
  gib,
  google,
  privateApi,
  s3State,
  type EnvironmentDeclaration,
} from "../../constructs";
import { resolveEnvironment } from "../../constructs";
import { house } from "../../environments/base";

const api = privateApi();
const place = {
  account: "123456789012",
  region: "eu-west-1",
  zones: ["a", "b", "c"],
  cidr: "10.0.0.0/16",
  api,
} as const;
const clusters = {
  eks: aws(place),
  aks: azure({
    subscription: "00000000-0000-4000-8000-000000000001",
    region: "westeurope",
    zones: ["1", "2", "3"],
    cidr: "10.1.0.0/16",
    api,
  }),
  gke: google({ project: "acme-test", region: "europe-west1", zones: ["b", "c", "d"], cidr: "10.2.0.0/16", api }),
};

function resolve(cluster: keyof typeof clusters, differences: Partial<EnvironmentDeclaration>): void {
  resolveEnvironment({
    ...environment("test", house, {
      tier: "production",
      state: s3State({ bucket: "acme-test-state", region: "eu-west-1" }),
      clusters: { [cluster]: clusters[cluster] },
      hub: cluster,
    }),
    ...differences,
  });
}

describe("the room for Prometheus", () => {
  it.each(["eks", "aks", "gke"] as const)("is there for a medium profile on the default nodes of %s", (cluster) => {
    expect(() => {
      resolve(cluster, { profile: "medium" });
    }).not.toThrow();
  });

  it.each(["eks", "aks", "gke"] as const)("is missing for a large profile on the default nodes of %s", (cluster) => {
    expect(() => {
      resolve(cluster, { profile: "large" });
    }).toThrow(
      new RegExp(
        `^test\\.clusters\\.${cluster}: "large" has no node for Prometheus, which asks for 40Gi: the largest has 3[0-2]Gi`,
      ),
    );
  });

  it("is measured by the size that somebody chose", () => {
    const components = { prometheus: { size: { cpu: "1", memory: gib(20) } } };
    expect(() => {
      resolve("eks", { profile: "large", components });
    }).not.toThrow();
  });

  it("is there on nodes of a family with more memory", () => {
    const eks = aws({ ...place, nodeGroups: { workload: { instanceTypes: ["r6i.2xlarge"] } } });
    expect(() => {
      resolve("eks", { profile: "large", clusters: { eks } });
    }).not.toThrow();
  });
});
