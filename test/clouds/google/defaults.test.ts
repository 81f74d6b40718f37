import { resolveGoogle } from "../../../constructs/clouds/google/defaults";
import { google } from "../../../constructs/clouds/google/props";
import type { Tier } from "../../../constructs/clouds/contract";
import { existingNetwork } from "../../../constructs/clouds/network";
import { gib } from "../../../constructs/core/size";

const place = { project: "acme-dev", region: "europe-west1", zones: ["b", "c", "d"], cidr: "10.32.0.0/16" } as const;

function resolve(tier: Tier): ReturnType<typeof resolveGoogle> {
  return resolveGoogle(google(place), tier);
}

test("nothing is left open", () => {
  for (const tier of ["development", "staging", "production"] as const) {
    expect(Object.entries(resolve(tier)).filter(([, value]) => value === undefined)).toEqual([]);
  }
});

test("tiers differ in what is protected, kept and paid for", () => {
  const summary = (tier: Tier): unknown => {
    const { releaseChannel, logRetention, preventDestroy, accept, nodeGroups } = resolve(tier);
    const kept = Object.values(accept).every((reason) => reason === false);
    const { workload } = nodeGroups;
    return [releaseChannel, logRetention.toDays(), preventDestroy, kept, workload?.machineType, workload?.capacity];
  };
  expect(summary("development")).toEqual(["rapid", 30, false, false, "e2-standard-4", "spot"]);
  expect(summary("staging")).toEqual(["regular", 90, false, true, "n2-standard-4", "on-demand"]);
  expect(summary("production")).toEqual(["regular", 365, true, true, "n2-standard-8", "on-demand"]);
});

test("a safeguard that the tier gives up can be kept, and the others stay as they are", () => {
  const { accept } = resolveGoogle(google({ ...place, accept: { googleKeys: false } }), "development");
  expect(accept.googleKeys).toBe(false);
  expect(accept.clusterDeletion).not.toBe(false);
});

test("a group takes from its tier what it leaves out", () => {
  const nodeGroups = { workload: { max: 9 }, arm: { machineType: "t2a-standard-8", disk: gib(200) } } as const;
  const { nodeGroups: resolved } = resolveGoogle(google({ ...place, nodeGroups }), "staging");
  expect(Object.keys(resolved)).toEqual(["system", "workload", "arm"]);
  expect(resolved.workload).toMatchObject({ machineType: "n2-standard-4", min: 3, max: 9 });
  expect(resolved.arm).toMatchObject({ machineType: "t2a-standard-8", max: 12 });
});

test("on Autopilot there are no groups, and nodes in all zones of the region", () => {
  const { project, cidr } = place;
  const cluster = google({ project, cidr, region: "us-central1", mode: "autopilot" });
  expect(resolveGoogle(cluster, "production")).toMatchObject({ nodeGroups: {}, zones: ["a", "b", "c", "f"] });
});

test("an existing network is of the cluster's own project unless it says another", () => {
  const names = { network: "hub", subnetwork: "gke", podsRange: "pods", servicesRange: "services" };
  const home = { project: "acme-dev", region: "europe-west1", zones: ["b"] } as const;
  const own = resolveGoogle(google({ ...home, network: existingNetwork(names) }), "staging");
  expect(own.network).toEqual({ ...names, kind: "existing", project: "acme-dev" });
  const shared = existingNetwork({ ...names, project: "acme-network" });
  expect(resolveGoogle(google({ ...home, network: shared }), "staging").network).toMatchObject({
    project: "acme-network",
  });
});
