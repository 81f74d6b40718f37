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
  machine,
  privateApi,
  type Problem,
  type Profile,
  resolveEnvironment,
  s3State,
} from "../../constructs";
import { resolveAws } from "../../constructs/clouds/aws/defaults";
import type { InstanceTypes } from "../../constructs/clouds/aws/instance-types";
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

describe("the memory that counts", () => {
  const group = (...instanceTypes: InstanceTypes): ResolvedCluster =>
    resolved(aws({ ...place, nodeGroups: { workload: { instanceTypes } } }));
  const said = (spec: ResolvedCluster): string | undefined => problemsOf("c", spec, "medium")[0]?.problem;

  it("is that of the smallest type of a group, for any may be the next node", () => {
    expect(said(group("m7i.large", "m7i.2xlarge"))).toMatch(/asks for 8448Mi: the largest has 8Gi/);
    expect(said(group("m7i.xlarge", "m7i.2xlarge"))).toBeUndefined();
  });

  it("is that of the largest group", () => {
    const nodeGroups = { workload: { instanceTypes: ["m7i.large"] }, big: { instanceTypes: ["r7i.large"] } } as const;
    expect(said(resolved(aws({ ...place, nodeGroups })))).toBeUndefined();
  });

  it.each(["c3-highcpu-8", "c2d-highcpu-8", "c3d-highcpu-8"] as const)("is enough for medium on %s", (machineType) => {
    expect(said(resolved(google({ ...gke, nodeGroups: { workload: { machineType } } })))).toBeUndefined();
  });

  it.each([8, 16])("is what somebody says of a machine that is not listed: %i GiB", (memory) => {
    const type = machine({ type: "Standard_NC8as_T4_v3", architecture: "x86_64", memory: gib(memory) });
    const problems = problemsOf(
      "aks",
      resolved(azure({ ...aks, nodeGroups: { workload: { vmSize: type } } })),
      "medium",
    );
    expect(problems).toHaveLength(memory === 8 ? 1 : 0);
  });
});

describe("the room for the pods of the platform", () => {
  const taints = [{ key: "team", value: "payments", effect: "NoSchedule" }] as const;

  it.each([
    ["eks", aws({ ...place, nodeGroups: { workload: { taints }, batch: spotTypes } })],
    ["aks", azure({ ...aks, nodeGroups: { workload: { taints }, batch: { capacity: "spot" } } })],
    ["gke", google({ ...gke, nodeGroups: { workload: { taints }, batch: { machineType: "t2a-standard-8" } } })],
    ["gke", google({ ...gke, nodeGroups: { workload: { taints }, train: { machineType: "g2-standard-8" } } })],
  ] as const)("is missing where every group of %s is tainted, by its owner or by its cloud", (key, cluster) => {
    const fix = "Leave one group without taints, on demand, and on Google Cloud neither on Arm nor with accelerators";
    const problem = "are all tainted, so that no node takes the pods of the platform";
    expect(problemsOf(key, resolved(cluster))).toEqual([{ at: `test.clusters.${key}.nodeGroups`, problem, fix }]);
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
