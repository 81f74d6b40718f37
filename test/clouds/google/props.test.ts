import { existingNetwork } from "../../../constructs/clouds/network";
import { checkGoogle } from "../../../constructs/clouds/google/check";
import { google, type GoogleCluster } from "../../../constructs/clouds/google/props";

const project = "acme-dev";
const cidr = "10.32.0.0/16";
const names = { network: "hub", subnetwork: "gke", podsRange: "pods", servicesRange: "services" };

/** What is said to those who come without types. */
function problems(cluster: GoogleCluster): string[] {
  return checkGoogle("dev.clusters.gke", cluster, "development").map(({ at, problem }) => `${at} ${problem}`);
}

test("a cluster is plain data that says its cloud", () => {
  const cluster = google({ project, region: "europe-west1", zones: ["b", "c"], cidr });
  expect(cluster).toEqual({ cloud: "google", project, region: "europe-west1", zones: ["b", "c"], cidr });
  expect(problems(cluster)).toEqual([]);
});

describe("what does not compile is reported to those without types, too", () => {
  test("a zone of another region", () => {
    // @ts-expect-error europe-west1 has b, c and d
    const cluster = google({ project, region: "europe-west1", zones: ["a", "b"], cidr });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.zones is not a zone of europe-west1"]);
  });

  test("no zone, or more than quorums need", () => {
    // @ts-expect-error one at least
    const none = google({ project, region: "us-central1", zones: [], cidr });
    expect(problems(none)).toEqual(["dev.clusters.gke.zones are not one to three"]);
    // @ts-expect-error three at the most
    const four = google({ project, region: "us-central1", zones: ["a", "b", "c", "f"], cidr });
    // Nor could three nodes of the system stand in four zones.
    expect(problems(four)).toContain("dev.clusters.gke.zones are not one to three");
  });

  test("a zone by its full name", () => {
    // @ts-expect-error letters only
    const cluster = google({ project, region: "europe-west1", zones: ["europe-west1-b"], cidr });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.zones is not a zone of europe-west1"]);
  });

  test("a region that does not exist", () => {
    // @ts-expect-error no such region
    const cluster = google({ project, region: "europe-west7", zones: ["a"], cidr });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.region is not a region this library knows"]);
  });

  test("a new and an existing network at once", () => {
    const network = existingNetwork(names);
    // @ts-expect-error one or the other
    const cluster = google({ project, region: "europe-west1", zones: ["b"], cidr, network });
    expect(problems(cluster)).toEqual([
      "dev.clusters.gke.network is given together with cidr, which describes a new one",
    ]);
  });

  test("neither a new nor an existing network", () => {
    // @ts-expect-error one or the other
    const cluster = google({ project, region: "europe-west1", zones: ["b"] });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.cidr is missing, and so is an existing network"]);
  });

  test("an existing network without its range for pods", () => {
    const network = existingNetwork({ network: "hub", subnetwork: "gke", servicesRange: "services" });
    // @ts-expect-error pods need addresses of their own
    const cluster = google({ project, region: "europe-west1", zones: ["b"], network });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.network.podsRange is not a name of Google Cloud"]);
  });

  test("nodes of ours in a cluster whose nodes Google makes", () => {
    const place = { project, region: "europe-west1", cidr, mode: "autopilot" } as const;
    // @ts-expect-error Google picks the zones
    expect(problems(google({ ...place, zones: ["b"] }))).toEqual([
      "dev.clusters.gke.zones is Google's business on Autopilot",
    ]);
    // @ts-expect-error Google makes the nodes
    expect(problems(google({ ...place, nodeGroups: {} }))).toEqual([
      "dev.clusters.gke.nodeGroups is Google's business on Autopilot",
    ]);
  });

  test("system nodes on spot capacity", () => {
    const place = { project, region: "europe-west1", zones: ["b"], cidr } as const;
    // @ts-expect-error they run name resolution
    const cluster = google({ ...place, systemNodes: { capacity: "spot" } });
    expect(problems(cluster)).toEqual([
      "dev.clusters.gke.systemNodes.capacity would let Google take back name resolution",
    ]);
  });

  test("a size that its family does not come in", () => {
    const place = { project, region: "europe-west1", zones: ["b"], cidr } as const;
    // @ts-expect-error 32 is one
    const cluster = google({ ...place, nodeGroups: { workload: { machineType: "n2-standard-30" } } });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.nodeGroups.workload.machineType is no size of its family"]);
  });

  test("machines that take no balanced persistent disk", () => {
    const place = { project, region: "europe-west1", zones: ["b"], cidr } as const;
    // @ts-expect-error c4 takes hyperdisks only
    const cluster = google({ ...place, nodeGroups: { workload: { machineType: "c4-standard-8" } } });
    expect(problems(cluster)).toEqual([
      "dev.clusters.gke.nodeGroups.workload.machineType takes hyperdisks only, and the disks of nodes and volumes are " +
        "persistent disks",
    ]);
  });

  test("a channel that does not exist", () => {
    const place = { project, region: "europe-west1", zones: ["b"], cidr } as const;
    // @ts-expect-error rapid, regular, stable or extended
    const cluster = google({ ...place, releaseChannel: "none" });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.releaseChannel is not one of the choices"]);
  });

  test("everybody as a reader", () => {
    const place = { project, region: "europe-west1", zones: ["b"], cidr } as const;
    // @ts-expect-error no principal
    const cluster = google({ ...place, readers: ["allAuthenticatedUsers"] });
    expect(problems(cluster)).toEqual(["dev.clusters.gke.readers is nobody IAM knows"]);
  });
});
