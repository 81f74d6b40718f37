import { checkAzure } from "../../../constructs/clouds/azure/check";
import { azure, type AzureCluster } from "../../../constructs/clouds/azure/props";
import { existingNetwork } from "../../../constructs/clouds/network";
import { SUBSCRIPTION } from "./production";

const subscription = SUBSCRIPTION;
const cidr = "10.32.0.0/16";
const place = { subscription, region: "westeurope", zones: ["1", "2"], cidr } as const;
const subnetId =
  `/subscriptions/${SUBSCRIPTION}/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub/subnets/aks` as const;

/** What is said to those who come without types. */
function problems(cluster: AzureCluster): string[] {
  return checkAzure("dev.clusters.aks", cluster, "development").map(({ at, problem }) => `${at} ${problem}`);
}

test("a cluster is plain data that says its cloud", () => {
  const cluster = azure(place);
  expect(cluster).toEqual({ cloud: "azure", ...place });
  expect(problems(cluster)).toEqual([]);
});

describe("what does not compile is reported to those without types, too", () => {
  test("a region without zones", () => {
    // @ts-expect-error no zones there
    const cluster = azure({ ...place, region: "westus" });
    expect(problems(cluster)).toEqual(["dev.clusters.aks.region is not a region with zones that this library knows"]);
  });

  test("a zone that no region has", () => {
    // @ts-expect-error 1 to 3
    const cluster = azure({ ...place, zones: ["1", "4"] });
    expect(problems(cluster)).toEqual(["dev.clusters.aks.zones is not a zone"]);
  });

  test("no zone", () => {
    // @ts-expect-error one at least
    const cluster = azure({ ...place, zones: [] });
    expect(problems(cluster)).toEqual(["dev.clusters.aks.zones is missing"]);
  });

  test("a size that its family does not come in", () => {
    // @ts-expect-error 32 is the largest
    const cluster = azure({ ...place, nodeGroups: { workload: { vmSize: "Standard_E64pds_v5" } } });
    expect(problems(cluster)).toEqual(["dev.clusters.aks.nodeGroups.workload.vmSize is no size of its family"]);
  });

  test("a new and an existing network at once", () => {
    // @ts-expect-error one or the other
    const cluster = azure({ ...place, network: existingNetwork({ subnetId }) });
    expect(problems(cluster)).toEqual([
      "dev.clusters.aks.network is given together with cidr, which describes a new one",
    ]);
  });

  test("neither a new nor an existing network", () => {
    // @ts-expect-error one or the other
    const cluster = azure({ subscription, region: "westeurope", zones: ["1"] });
    expect(problems(cluster)).toEqual(["dev.clusters.aks.cidr is missing, and so is an existing network"]);
  });

  test("routes in a new network, which has none", () => {
    // @ts-expect-error an existing network has routes
    const cluster = azure({ ...place, egress: "routes" });
    expect(problems(cluster)).toEqual([
      "dev.clusters.aks.egress leads nowhere: a new network has no routes of its own",
    ]);
  });

  test("a subnet by its name", () => {
    const network = existingNetwork({ subnetId: "hub/aks" });
    // @ts-expect-error the whole id
    const cluster = azure({ subscription, region: "westeurope", zones: ["1"], network });
    expect(problems(cluster)).toEqual(["dev.clusters.aks.network.subnetId is not the resource id of a subnet"]);
  });

  test("a machine that takes no premium disk", () => {
    // @ts-expect-error no s in its name
    const cluster = azure({ ...place, nodeGroups: { workload: { vmSize: "Standard_D4_v5" } } });
    expect(problems(cluster)).toEqual(["dev.clusters.aks.nodeGroups.workload.vmSize is of no known family"]);
  });

  test("system nodes on spot capacity", () => {
    // @ts-expect-error they run name resolution
    const cluster = azure({ ...place, systemNodes: { capacity: "spot" } });
    expect(problems(cluster)).toEqual([
      "dev.clusters.aks.systemNodes.capacity would let Azure take back name resolution",
    ]);
  });

  test.each([
    // @ts-expect-error out of support
    ["kubernetes", azure({ ...place, kubernetes: "1.29" }), "is not a supported version"],
    // @ts-expect-error nobody upgrades
    ["upgradeChannel", azure({ ...place, upgradeChannel: "none" }), "is not an upgrade channel"],
    // @ts-expect-error no day
    ["maintenance.day", azure({ ...place, maintenance: { day: "Caturday", hour: 2 } }), "is not a day of the week"],
    // @ts-expect-error no tier
    ["controlPlane", azure({ ...place, controlPlane: "Premium" }), "is not a tier of the control plane"],
    // @ts-expect-error no kind
    ["storeReplication", azure({ ...place, storeReplication: "RAGRS" }), "is not a kind of replication"],
  ])("%s", (name, cluster, problem) => {
    expect(problems(cluster)).toEqual([`dev.clusters.aks.${name} ${problem}`]);
  });
});
