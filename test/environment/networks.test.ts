import { aws, azure, existingEks, google } from "../../constructs";
import { checkNetworks } from "../../constructs/environment/check-networks";
import type { Clusters, EnvironmentDeclaration } from "../../constructs/environment/environment";

function problemsOf(clusters: Clusters) {
  return checkNetworks({ name: "dev", clusters } as EnvironmentDeclaration);
}

function eks(cidr: string) {
  return aws({ account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr });
}

function aks(cidr: string, podCidr?: string) {
  const subscription = "00000000-0000-4000-8000-000000000001";
  return azure({ subscription, region: "westeurope", zones: ["1"], cidr, podCidr });
}

function gke(cidr: string) {
  return google({ project: "acme-dev", region: "europe-west1", zones: ["b"], cidr });
}

describe("the addresses of an environment", () => {
  it("may be alike inside of clusters, where nobody else sees them", () => {
    const clusters = { a: aks("10.1.0.0/16"), b: aks("10.2.0.0/16"), c: eks("10.3.0.0/16"), d: gke("10.4.0.0/16") };
    expect(problemsOf(clusters)).toEqual([]);
  });

  it("of pods hide a network that has the same", () => {
    const clusters = { aks: aks("10.1.0.0/16"), eks: eks("192.168.0.0/16") };
    expect(problemsOf(clusters)).toEqual([
      {
        at: "dev.clusters.eks.cidr",
        value: "192.168.0.0/16",
        problem: "overlaps 192.168.0.0/16, the addresses of pods in aks, whose pods could not reach it",
        fix: "Use another range, or another podCidr in aks",
      },
    ]);
    expect(problemsOf({ ...clusters, aks: aks("10.1.0.0/16", "100.64.0.0/16") })).toEqual([]);
    expect(problemsOf({ ...clusters, aks: aks("10.1.0.0/16", "nonsense") })).toEqual([]);
  });

  it.each([
    ["EKS", eks("10.1.0.0/16")],
    ["AKS", aks("10.1.0.0/16")],
  ])("of Services of %s hide a network that has the same", (_cloud, other) => {
    expect(problemsOf({ gke: gke("172.20.0.0/16"), other })).toMatchObject([
      {
        at: "dev.clusters.gke.cidr",
        problem: "overlaps 172.20.0.0/16, the addresses of Services in other, whose pods could not reach it",
      },
    ]);
  });

  it("are the business of each cloud inside of one cluster, and of their owner in one that is found", () => {
    const found = { account: "123456789012", region: "eu-west-1", name: "x", zones: ["a"], stores: "new" } as const;
    expect(problemsOf({ eks: eks("172.20.0.0/16"), found: existingEks(found) })).toEqual([]);
  });
});
