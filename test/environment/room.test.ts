import {
  aws,
  type AwsCluster,
  azure,
  type AzureCluster,
  environment,
  type EnvironmentDeclaration,
  gib,
  google,
  type GoogleCluster,
  privateApi,
  type Problem,
  type Profile,
  resolveEnvironment,
  s3State,
} from "../../constructs";
import { resolveAws } from "../../constructs/clouds/aws/defaults";
import { resolveAzure } from "../../constructs/clouds/azure/defaults";
import { resolveGoogle } from "../../constructs/clouds/google/defaults";
import { checkRoom } from "../../constructs/environment/check-room";
import type { ResolvedCluster } from "../../constructs/environment/resolved";
import { house } from "../../environments/base";

const api = privateApi();
const place = {
  account: "123456789012",
  region: "eu-west-1",
  zones: ["a", "b", "c"],
  cidr: "10.0.0.0/16",
  api,
} as const;
const aks = {
  subscription: "00000000-0000-4000-8000-000000000001",
  region: "westeurope",
  zones: ["1", "2", "3"],
  cidr: "10.1.0.0/16",
  api,
} as const;
const gke = {
  project: "acme-test",
  region: "europe-west1",
  zones: ["b", "c", "d"],
  cidr: "10.2.0.0/16",
  api,
} as const;
const clusters = { eks: aws(place), aks: azure(aks), gke: google(gke) };
const spotTypes = { capacity: "spot", instanceTypes: ["m6i.large", "m6a.large"] } as const;

function resolved(cluster: AwsCluster | AzureCluster | GoogleCluster): ResolvedCluster {
  switch (cluster.cloud) {
    case "aws":
      return resolveAws(cluster, "production");
    case "azure":
      return resolveAzure(cluster, "production");
    case "google":
      return resolveGoogle(cluster, "production");
  }
}

function problemsOf(key: string, spec: ResolvedCluster, profile: Profile = "small"): Problem[] {
  return checkRoom({ name: "test", profile } as EnvironmentDeclaration, [{ key, spec }]);
}

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
        `^test\\.clusters\\.${cluster}: "large" has no node for Prometheus, which asks for 41Gi: the largest has 3[0-2]Gi`,
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

describe("the room for the pods of the platform", () => {
  const taints = [{ key: "team", value: "payments", effect: "NoSchedule" }] as const;

  it.each([
    ["eks", aws({ ...place, nodeGroups: { workload: { taints }, batch: spotTypes } })],
    ["aks", azure({ ...aks, nodeGroups: { workload: { taints }, batch: { capacity: "spot" } } })],
    ["gke", google({ ...gke, nodeGroups: { workload: { taints }, batch: { machineType: "t2a-standard-8" } } })],
  ] as const)("is missing where every group of %s is tainted, by its owner or by its cloud", (key, cluster) => {
    const fix = "Leave one group without taints, on demand, and on Google Cloud not on Arm";
    expect(problemsOf(key, resolved(cluster))).toMatchObject([{ at: `test.clusters.${key}.nodeGroups`, fix }]);
  });

  it("is there where a taint is a wish, or a group has none", () => {
    const wish = [{ key: "team", effect: "PreferNoSchedule" }] as const;
    const wished = aws({ ...place, nodeGroups: { workload: { taints: wish } } });
    const rest = aws({ ...place, nodeGroups: { workload: { taints }, rest: {} } });
    expect([wished, rest].flatMap((cluster) => problemsOf("eks", resolved(cluster)))).toEqual([]);
  });

  it("is the cloud's business where it makes the nodes", () => {
    expect(problemsOf("eks", resolved(aws({ ...place, mode: "auto" })))).toEqual([]);
  });

  it("is measured on nodes that take any pod", () => {
    const nodeGroups = { arm: { machineType: "t2a-standard-48" } } as const;
    const places = problemsOf("gke", resolved(google({ ...gke, nodeGroups })), "large").map(({ at }) => at);
    expect(places).toEqual(["test.clusters.gke"]);
  });
});
