import { aws, azure, existingAks, existingNetwork, google } from "../../constructs";
import { resolveAws } from "../../constructs/clouds/aws/defaults";
import { resolveAzure } from "../../constructs/clouds/azure/defaults";
import { resolveExistingAks } from "../../constructs/clouds/azure/existing/defaults";
import { resolveGoogle } from "../../constructs/clouds/google/defaults";
import { type Tier, TIERS } from "../../constructs/clouds/contract";
import type { Problem } from "../../constructs/core/errors";
import { checkZonal } from "../../constructs/environment/check-zonal";
import type { EnvironmentDeclaration } from "../../constructs/environment/environment";
import type { ResolvedCluster } from "../../constructs/environment/resolved";

function problemsOf(spec: ResolvedCluster, availability: "single" | "zonal" = "zonal"): Problem[] {
  return checkZonal({ name: "live", availability } as EnvironmentDeclaration, [{ key: "one", spec }]);
}

/** Without what they all begin with. */
function placesOf(spec: ResolvedCluster): string[] {
  return problemsOf(spec).map(({ at }) => at.replace("live.clusters.one.", ""));
}

type Changes<Make extends (props: never) => unknown> = Partial<Parameters<Make>[0]>;

function eks(tier: Tier, changes: Changes<typeof aws> = {}): ResolvedCluster {
  const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b", "c"], cidr: "10.16.0.0/16" } as const;
  return resolveAws(aws({ ...place, ...changes } as never), tier);
}

function aks(tier: Tier, changes: Changes<typeof azure> = {}): ResolvedCluster {
  const subscription = "00000000-0000-4000-8000-000000000001";
  const place = { subscription, region: "westeurope", zones: ["1", "2", "3"], cidr: "10.17.0.0/16" } as const;
  return resolveAzure(azure({ ...place, ...changes } as never), tier);
}

function gke(tier: Tier, changes: Changes<typeof google> = {}): ResolvedCluster {
  const place = { project: "acme", region: "europe-west1", zones: ["b", "c", "d"], cidr: "10.18.0.0/16" } as const;
  return resolveGoogle(google({ ...place, ...changes } as never), tier);
}

describe('the ground that availability "zonal" stands on', () => {
  it("is there with the defaults of production in every cloud", () => {
    expect([eks("production"), aks("production"), gke("production")].flatMap(placesOf)).toEqual([]);
  });

  it("is nobody's concern otherwise", () => {
    expect(
      TIERS.flatMap((tier) => [eks(tier), aks(tier), gke(tier)]).flatMap((spec) => problemsOf(spec, "single")),
    ).toEqual([]);
  });

  it("is named with each default of a tier that gives way", () => {
    expect(placesOf(eks("development"))).toEqual(["nat", "systemNodes.min", "nodeGroups.workload.capacity"]);
    expect(placesOf(aks("development"))).toEqual(["storeReplication", "controlPlane", "systemNodes.min"]);
    expect(placesOf(gke("development"))).toEqual(["systemNodes.min", "nodeGroups.workload.capacity"]);
    expect([placesOf(eks("staging")), placesOf(aks("staging")), placesOf(gke("staging"))]).toEqual([["nat"], [], []]);
  });

  it("is named with what gives way in production, and with the way out", () => {
    expect(problemsOf(eks("production", { nat: "one" }))).toEqual([
      {
        at: "live.clusters.one.nat",
        value: "one",
        problem:
          'does not suit availability "zonal": no node reaches the internet while the zone of the gateway is away',
        fix: 'Write nat: "per-zone", or set availability to "single"',
      },
    ]);
    const weak = { storeReplication: "LRS", controlPlane: "Free", egress: "nat-gateway" } as const;
    expect(placesOf(aks("production", weak))).toEqual(["storeReplication", "controlPlane", "egress"]);
    expect(placesOf(eks("production", { nat: "none" }))).toEqual([]);
  });

  it("is of capacity that stays, for what any pod may run on", () => {
    const spot = { instanceTypes: ["m6i.large", "m6a.large"], capacity: "spot" } as const;
    expect(placesOf(eks("production", { nodeGroups: { workload: spot } }))).toEqual(["nodeGroups.workload.capacity"]);
    expect(placesOf(gke("production", { nodeGroups: { workload: { capacity: "spot" } } }))).toEqual([
      "nodeGroups.workload.capacity",
    ]);
    expect(placesOf(eks("production", { nodeGroups: { batch: spot } }))).toEqual([]);
  });

  it("has nodes that can be added by zone", () => {
    const across = { placement: "across-zones" } as const;
    const places = ["nodeGroups.workload.placement"];
    expect(placesOf(eks("production", { nodeGroups: { workload: across } }))).toEqual(places);
    expect(placesOf(aks("staging", { nodeGroups: { workload: across } }))).toEqual(places);
    expect(placesOf(aks("staging", { nodeGroups: { workload: across, volumes: {} } }))).toEqual([]);
    const taints = [{ key: "team", effect: "NoSchedule" }] as const;
    expect(placesOf(aks("staging", { nodeGroups: { workload: across, volumes: { taints } } }))).toEqual(places);
  });

  it("has two nodes for name resolution", () => {
    expect(placesOf(gke("production", { systemNodes: { min: 1 } }))).toEqual(["systemNodes.min"]);
  });

  it("is looked at where it is ours only", () => {
    const network = existingNetwork({
      subnetId:
        "/subscriptions/00000000-0000-4000-8000-000000000009/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/aks",
    });
    expect(placesOf(aks("production", { network, cidr: undefined, egress: "nat-gateway" } as never))).toEqual([]);
    expect(placesOf(eks("development", { mode: "auto" } as never))).toEqual(["nat"]);
    const place = { subscription: "x", region: "westeurope", resourceGroup: "x", name: "x", zones: ["1"] } as const;
    const made = existingAks({ ...place, stores: "new", endpointSubnetId: network.subnetId, storeReplication: "LRS" });
    expect(placesOf(resolveExistingAks(made, "production"))).toEqual(["storeReplication"]);
  });
});
