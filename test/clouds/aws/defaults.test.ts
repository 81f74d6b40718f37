import { resolveAws } from "../../../constructs/clouds/aws/defaults";
import { aws } from "../../../constructs/clouds/aws/props";
import type { Tier } from "../../../constructs/clouds/contract";
import { existingNetwork } from "../../../constructs/clouds/network";
import { gib } from "../../../constructs/core/size";
import { machineName } from "../../../constructs/clouds/machine";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b", "c"], cidr: "10.16.0.0/16" } as const;

function resolve(tier: Tier, more = {}): ReturnType<typeof resolveAws> {
  return resolveAws(aws({ ...place, ...more }), tier);
}

test("the API server is private in every tier", () => {
  for (const tier of ["development", "staging", "production"] as const) {
    expect(resolve(tier).api).toEqual({ kind: "private" });
  }
});

test("what a tier costs and protects", () => {
  const tiers = (["development", "staging", "production"] as const).map((tier) => {
    const { network, logRetention, preventDestroy, accept, nodeGroups } = resolve(tier);
    const { nat, interfaceEndpoints } = network as Extract<typeof network, { kind: "new" }>;
    const groups = Object.entries(nodeGroups).map(
      ([name, { instanceTypes, min, max, capacity, placement }]) =>
        `${name} ${min}-${max} ${placement} ${capacity} ${machineName(instanceTypes[0] ?? "")}`,
    );
    const risks = Object.entries(accept).flatMap(([risk, reason]) => (reason === false ? [] : [risk]));
    return { nat, endpoints: interfaceEndpoints.length, days: logRetention.toDays(), preventDestroy, risks, groups };
  });
  expect(tiers).toEqual([
    {
      nat: "one",
      endpoints: 0,
      days: 30,
      preventDestroy: false,
      risks: ["dataLossOnDestroy", "clusterDeletion", "unrecordedTraffic"],
      groups: ["system 1-3 across-zones on-demand t3.large", "workload 1-3 per-zone spot m6i.large"],
    },
    {
      nat: "one",
      endpoints: 0,
      days: 90,
      preventDestroy: false,
      risks: [],
      groups: ["system 2-4 across-zones on-demand m6i.large", "workload 1-4 per-zone on-demand m6i.xlarge"],
    },
    {
      nat: "per-zone",
      endpoints: 6,
      days: 365,
      preventDestroy: true,
      risks: [],
      groups: ["system 3-6 across-zones on-demand m6i.large", "workload 1-6 per-zone on-demand m6i.2xlarge"],
    },
  ]);
});

test("a safeguard that the tier gives up can be kept", () => {
  const { accept } = resolve("development", { accept: { unrecordedTraffic: false, clusterDeletion: undefined } });
  expect(accept.unrecordedTraffic).toBe(false);
  expect(accept.clusterDeletion).not.toBe(false);
  expect(accept.dataLossOnDestroy).not.toBe(false);
});

test("groups keep what they say and take the rest from the tier", () => {
  const { nodeGroups } = resolve("production", {
    nodeGroups: { workload: { max: 12 }, arm: { instanceTypes: ["m8g.xlarge"], disk: gib(200) } },
  });
  expect(Object.keys(nodeGroups)).toEqual(["system", "workload", "arm"]);
  expect(nodeGroups.workload).toMatchObject({ max: 12, instanceTypes: ["m6i.2xlarge"], architecture: "x86_64" });
  expect(nodeGroups.arm).toMatchObject({ instanceTypes: ["m8g.xlarge"], architecture: "arm64", max: 6 });
  expect(nodeGroups.arm?.disk.toKubernetes()).toBe("200Gi");
});

test("groups that somebody adds are spot only where they say so", () => {
  const { nodeGroups } = resolve("development", { nodeGroups: { quiet: {}, batch: { capacity: "spot" } } });
  const capacities = Object.entries(nodeGroups).map(([name, { capacity }]) => [name, capacity]);
  expect(Object.fromEntries(capacities)).toMatchObject({ workload: "spot", quiet: "on-demand", batch: "spot" });
});

test("only system nodes are tainted", () => {
  const { nodeGroups } = resolve("staging");
  expect(nodeGroups.system?.taints).toEqual([{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }]);
  expect(nodeGroups.workload?.taints).toEqual([]);
});

test("an existing network is taken as it is", () => {
  const network = existingNetwork({ vpcId: "vpc-0a", privateSubnetIds: ["subnet-0a", "subnet-0b"] });
  const cluster = aws({ account: place.account, region: "us-gov-west-1", network });
  const resolved = resolveAws(cluster, "production");
  expect(resolved.network).toEqual(network);
  expect(resolved.partition).toBe("aws-us-gov");
});
