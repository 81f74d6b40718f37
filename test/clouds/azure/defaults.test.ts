import { resolveAzure } from "../../../constructs/clouds/azure/defaults";
import { azure } from "../../../constructs/clouds/azure/props";
import { existingNetwork } from "../../../constructs/clouds/network";
import type { Tier } from "../../../constructs/clouds/contract";
import { gib } from "../../../constructs/core/size";
import { SUBSCRIPTION } from "./production";
import { machineName } from "../../../constructs/clouds/machine";

const TIERS = ["development", "staging", "production"] as const;
const place = { subscription: SUBSCRIPTION, region: "westeurope", zones: ["1", "2", "3"] } as const;

function resolve(tier: Tier, more = {}): ReturnType<typeof resolveAzure> {
  return resolveAzure(azure({ ...place, cidr: "10.32.0.0/16", ...more }), tier);
}

test("the API server is private in every tier, and AKS installs patches", () => {
  for (const tier of TIERS) expect(resolve(tier)).toMatchObject({ api: { kind: "private" }, upgradeChannel: "patch" });
});

test("what a tier costs and protects", () => {
  const tiers = TIERS.map((tier) => {
    const { controlPlane, logRetention, storeReplication, preventDestroy, accept, nodeGroups } = resolve(tier);
    const groups = Object.entries(nodeGroups).map(
      ([name, { vmSize, min, max, capacity, placement, disk }]) =>
        `${name} ${min}-${max} ${placement} ${capacity} ${machineName(vmSize)} ${disk.toKubernetes()}`,
    );
    const risks = Object.entries(accept).flatMap(([risk, reason]) => (reason === false ? [] : [risk]));
    return { controlPlane, days: logRetention.toDays(), storeReplication, preventDestroy, risks, groups };
  });
  expect(tiers).toEqual([
    {
      controlPlane: "Free",
      days: 30,
      storeReplication: "LRS",
      preventDestroy: false,
      risks: ["dataLossOnDestroy", "clusterDeletion"],
      groups: [
        "system 1-3 across-zones on-demand Standard_D4ads_v5 50Gi",
        "workload 1-3 per-zone on-demand Standard_D4ads_v5 50Gi",
      ],
    },
    {
      controlPlane: "Standard",
      days: 90,
      storeReplication: "ZRS",
      preventDestroy: false,
      risks: [],
      groups: [
        "system 2-4 across-zones on-demand Standard_D4ds_v5 100Gi",
        "workload 1-4 per-zone on-demand Standard_D4ds_v5 100Gi",
      ],
    },
    {
      controlPlane: "Standard",
      days: 365,
      storeReplication: "ZRS",
      preventDestroy: true,
      risks: [],
      groups: [
        "system 3-6 across-zones on-demand Standard_D4ds_v5 100Gi",
        "workload 1-6 per-zone on-demand Standard_D8ds_v5 100Gi",
      ],
    },
  ]);
});

test("a safeguard that the tier gives up can be kept", () => {
  const { accept } = resolve("development", { accept: { clusterDeletion: false, dataLossOnDestroy: undefined } });
  expect(accept.clusterDeletion).toBe(false);
  expect(accept.dataLossOnDestroy).not.toBe(false);
});

test("groups keep what they say and take the rest from the tier", () => {
  const { nodeGroups } = resolve("production", {
    nodeGroups: { workload: { max: 12 }, arm: { vmSize: "Standard_D8pds_v5", disk: gib(200) } },
  });
  expect(Object.keys(nodeGroups)).toEqual(["system", "workload", "arm"]);
  expect(nodeGroups.workload).toMatchObject({ max: 12, vmSize: "Standard_D8ds_v5" });
  expect(nodeGroups.arm).toMatchObject({ vmSize: "Standard_D8pds_v5", max: 6 });
});

test("only system nodes are tainted", () => {
  const { nodeGroups } = resolve("staging");
  expect(nodeGroups.system.taints).toEqual([{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }]);
  expect(nodeGroups.workload?.taints).toEqual([]);
});

test("in an existing network the endpoint stands beside the nodes, and finds a new zone, unless told otherwise", () => {
  const subnetId =
    `/subscriptions/${SUBSCRIPTION}/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/aks` as const;
  const network = existingNetwork({ subnetId });
  expect(resolveAzure(azure({ ...place, network }), "staging").network).toEqual({
    kind: "existing",
    subnetId,
    endpointSubnetId: subnetId,
    blobZoneId: "new",
    egress: "load-balancer",
  });
});
