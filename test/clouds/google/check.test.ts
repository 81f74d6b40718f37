import { openApi, publicApi } from "../../../constructs/clouds/api-access";
import { checkGoogle } from "../../../constructs/clouds/google/check";
import { dnsApi } from "../../../constructs/clouds/google/dns-api";
import { google, type GoogleCluster } from "../../../constructs/clouds/google/props";
import type { Tier } from "../../../constructs/clouds/contract";
import { existingNetwork } from "../../../constructs/clouds/network";
import { days, hours } from "../../../constructs/core/duration";
import { describeProblem } from "../../../constructs/core/errors";
import { gib, mib } from "../../../constructs/core/size";

const home = { project: "acme-dev", region: "europe-west1", zones: ["b", "c"] } as const;
const place = { ...home, cidr: "10.32.0.0/16" } as const;

function messages(cluster: GoogleCluster, tier: Tier = "staging"): string[] {
  return checkGoogle("gke", cluster, tier).map(describeProblem);
}

/** What the compiler refuses, as it comes from plain JavaScript. */
function untyped(values: object): string[] {
  return messages(google({ ...place, ...values }));
}

const TIERS = ["development", "staging", "production"] as const;

test.each(TIERS)(
  "a cluster with nothing but its place is in order in %s, with nodes of ours or of Google's",
  (tier) => {
    expect(messages(google(place), tier)).toEqual([]);
    const { project, region, cidr } = place;
    expect(messages(google({ project, region, cidr, mode: "autopilot" }), tier)).toEqual([]);
  },
);

test("all problems are reported together, each with its way out", () => {
  const cluster = google({
    project: "Acme",
    region: "europe-west1",
    zones: ["b", "b"],
    cidr: "10.32.0.1/16",
    logRetention: days(4000),
    nodeGroups: { workload: { min: 3, max: 1 } },
  });
  expect(messages(cluster)).toEqual([
    'gke.project: "Acme" is not the id of a project. Write its id, such as acme-dev, neither its number nor its display name.',
    'gke.cidr: "10.32.0.1/16" names a host, not a network. Write 10.32.0.0/16.',
    'gke.zones: ["b","b"] name a zone twice. Name each zone once.',
    "gke.nodeGroups.workload.max: 1 is not a number of nodes from min upwards, with one in each zone. Write 3 or more.",
    expect.stringMatching(/^gke\.logRetention: "4000d" is not a period Cloud Logging offers\./),
  ]);
});

describe("addresses", () => {
  test.each([
    ["10.0.0.0/11", "is not an IPv4 network of /12 to /20"],
    ["10.32.0.0/21", "is not an IPv4 network of /12 to /20"],
    ["fd00::/20", "is not an IPv4 network of /12 to /20"],
    ["198.51.0.0/16", "is public: its owner could not be reached any more"],
    ["10.32/16", "is not a network"],
  ])("%s", (cidr, problem) => {
    expect(messages(google({ ...home, cidr }))).toEqual([expect.stringContaining(`gke.cidr: "${cidr}" ${problem}`)]);
  });

  test("have room for the most nodes there may be, with one more for each group while it is upgraded", () => {
    const nodeGroups = { workload: { max: 10 } };
    // A /19 is enough for 16 nodes: 4 for the system and 10 for workloads, and one of each more.
    expect(messages(google({ ...home, cidr: "10.32.0.0/19", nodeGroups }))).toEqual([]);
    expect(messages(google({ ...home, cidr: "10.32.0.0/20", nodeGroups }))).toEqual([
      'gke.cidr: "10.32.0.0/20" has pod addresses for 8 nodes, and the groups may grow to 16 during an upgrade. ' +
        "Use a larger network, or lower max.",
    ]);
  });
});

describe("the API server", () => {
  test("is reached in a way that GKE offers", () => {
    expect(untyped({ api: { kind: "vpn" } })).toEqual([
      'gke.api: {"kind":"vpn"} is no access that GKE offers. ' +
        "Use privateApi(), dnsApi(), publicApi({ from: [...] }) or openApi({ because }).",
    ]);
  });

  test("is not open in production, whatever the reason", () => {
    const api = openApi({ because: "partners connect from anywhere" });
    expect(messages(google({ ...place, api }), "production")).toEqual([
      expect.stringMatching(
        /^gke\.api: "open" leaves the API server of production open to the internet\. Use privateApi/,
      ),
    ]);
    expect(messages(google({ ...place, api }), "development")).toEqual([]);
  });

  test("is open elsewhere for a reason only", () => {
    expect(messages(google({ ...place, api: openApi({ because: "test" }) }))).toEqual([
      expect.stringContaining('gke.api.because: "test" is no reason'),
    ]);
  });

  test("may be reached by name in production, because IAM stands before it", () => {
    expect(messages(google({ ...place, api: dnsApi() }), "production")).toEqual([]);
  });

  test("names real networks of the internet, and one at least", () => {
    const api = publicApi({ from: ["198.51.100.0/24", "0.0.0.0/0", "10.0.0.0/8", "203.0.113.7/24"] });
    expect(messages(google({ ...place, api }))).toEqual([
      expect.stringContaining('"0.0.0.0/0" is the whole internet'),
      expect.stringContaining('"10.0.0.0/8" is private and so never the sender on the internet'),
      expect.stringContaining('"203.0.113.7/24" names a host, not a network'),
    ]);
    // The type asks for one network; a filtered list may come out empty.
    const nobody = publicApi({ from: [] as unknown as [string] });
    expect(messages(google({ ...place, api: nobody }))).toEqual([expect.stringContaining("names no network")]);
  });
});

test("whoever has access is somebody IAM knows, and has one kind of it", () => {
  const ops = "group:ops@example.com";
  const cluster = google({
    ...place,
    admins: [ops, "user:jane"],
    readers: [ops],
    rbacGroup: "gke-security-groups@example",
  });
  expect(messages(cluster)).toEqual([
    expect.stringContaining('gke.admins: "user:jane" is nobody IAM knows'),
    expect.stringContaining('gke.readers: "group:ops@example.com" has its access by gke.admins already'),
    expect.stringContaining('gke.rbacGroup: "gke-security-groups@example" is not the group for RBAC'),
  ]);
});

describe("an existing network", () => {
  const names = { network: "hub", subnetwork: "gke", podsRange: "pods", servicesRange: "services" };

  test("is named by names, and its control plane by sixteen addresses", () => {
    const network = existingNetwork({
      ...names,
      project: "12345",
      network: "projects/acme/global/networks/hub",
      controlPlaneCidr: "172.16.0.0/27",
    });
    expect(messages(google({ ...home, network }))).toEqual([
      expect.stringContaining('gke.network.project: "12345" is not the id of a project'),
      expect.stringContaining("gke.network.network: "),
      expect.stringContaining('gke.network.controlPlaneCidr: "172.16.0.0/27" is not a private network of /28'),
    ]);
  });

  test("has a range for pods and another one for Services", () => {
    const network = existingNetwork({ ...names, servicesRange: "pods" });
    expect(messages(google({ ...home, network }))).toEqual([
      expect.stringContaining('gke.network.servicesRange: "pods" is the range of pods, too'),
    ]);
  });

  test("needs no more than the names", () => {
    expect(messages(google({ ...home, network: existingNetwork(names) }))).toEqual([]);
  });
});

describe("node groups", () => {
  test("have a short name of their own", () => {
    const nodeGroups = { system: {}, Big_Group: {}, "a-name-that-is-long": {} };
    expect(messages(google({ ...place, nodeGroups }))).toEqual([
      expect.stringContaining('"system" is the name of the system nodes'),
      expect.stringContaining('"Big_Group" is not a name for a node group'),
      expect.stringContaining('"a-name-that-is-long" is not a name for a node group. Use up to 13'),
    ]);
  });

  test.each(["n7-standard-8", "n7", "standard"])("are of a known family: %s is not", (machineType) => {
    expect(untyped({ systemNodes: { machineType } })).toEqual([
      expect.stringContaining(`gke.systemNodes.machineType: "${machineType}" is of no known machine family`),
    ]);
  });

  test.each(["n2-stndard-4", "n2-standard-30", "n2-standard-4-8", "n2", "c2-highmem-4"])(
    "are of a size that their family comes in: %s is not",
    (machineType) => {
      const problem = new RegExp(
        `^gke\\.systemNodes\\.machineType: "${machineType}" is no size of its family\\. Use one of: `,
      );
      expect(untyped({ systemNodes: { machineType } })).toEqual([expect.stringMatching(problem)]);
    },
  );

  test("for workloads are not of Arm, where no pod of the platform could run", () => {
    const arm = { machineType: "t2a-standard-8" } as const;
    expect(messages(google({ ...place, nodeGroups: { workload: arm } }))).toEqual([
      'gke.nodeGroups.workload.machineType: "t2a-standard-8" leaves no node for pods without a toleration: GKE taints ' +
        "all nodes of Arm and with accelerators. Use a family of x86_64, such as n2d, and add a group of its own for these.",
    ]);
    expect(messages(google({ ...place, nodeGroups: { arm } }))).toEqual([]);
  });

  test("have a disk that holds the images", () => {
    for (const disk of [gib(10), mib(20_500)]) {
      expect(messages(google({ ...place, nodeGroups: { workload: { disk } } }))).toEqual([
        expect.stringContaining("is not a size for a boot disk"),
      ]);
    }
  });

  test("may shrink to nothing, but for the one that resolves names", () => {
    expect(messages(google({ ...place, nodeGroups: { workload: { min: 0, max: 1 } } }))).toEqual([]);
    expect(messages(google({ ...place, systemNodes: { min: 0 } }))).toEqual([
      expect.stringContaining("leaves no node for name resolution"),
    ]);
  });

  test("count in whole nodes, and begin with one in each zone", () => {
    expect(messages(google({ ...place, nodeGroups: { workload: { min: 1, max: 1 } } }))).toEqual([
      expect.stringContaining("gke.nodeGroups.workload.max: 1 is not a number of nodes from min upwards"),
    ]);
    expect(messages(google({ ...place, nodeGroups: { workload: { min: 1.5 } } }))).toEqual([
      expect.stringContaining("gke.nodeGroups.workload.min: 1.5 is not a number of nodes"),
    ]);
  });
});

describe("maintenance", () => {
  test.each([
    [{ days: ["SA"], start: "02:00", length: hours(6) }, "gke.maintenance", "leaves 6 hours a week"],
    [{ days: ["SA", "SU"], start: "2:00", length: hours(6) }, "gke.maintenance.start", "is not a time of day"],
    [{ days: ["SA", "SU"], start: "02:00", length: hours(3) }, "gke.maintenance.length", "is not a length GKE accepts"],
  ] as const)("%j", (maintenance, at, problem) => {
    const [message, ...others] = checkGoogle("gke", google({ ...place, maintenance }), "staging");
    expect(message).toMatchObject({ at, problem: expect.stringContaining(problem) as string });
    expect(others).toEqual([]);
  });

  test("three nights of four hours are enough", () => {
    const maintenance = { days: ["MO", "TU", "WE"], start: "00:00", length: hours(4) } as const;
    expect(messages(google({ ...place, maintenance }))).toEqual([]);
  });
});

test("what there is not is refused by name", () => {
  const nodeGroups = { workload: { capacity: "Spot" } };
  expect(untyped({ nodeGroups, accept: { googleKey: "Google's are good enough" } })).toEqual([
    'gke.nodeGroups.workload.capacity: "Spot" is not a kind of capacity. Use one of: on-demand, spot.',
    expect.stringContaining('gke.accept: "googleKey" is no risk that can be accepted here. Use one of: dataLoss'),
  ]);
});

describe("accepted risks", () => {
  test("come with a reason", () => {
    expect(messages(google({ ...place, accept: { clusterDeletion: "yes", unrecordedTraffic: false } }))).toEqual([
      expect.stringContaining('gke.accept.clusterDeletion: "yes" is no reason'),
    ]);
  });

  test("fewer logs of the control plane are one", () => {
    const fewer = { ...place, controlPlaneLogs: ["api"] } as const;
    expect(messages(google(fewer))).toEqual([
      expect.stringContaining("leaves out controllerManager, scheduler, so that part of what happened"),
    ]);
    expect(messages(google({ ...fewer, accept: { auditGaps: "the rest is never read here" } }))).toEqual([]);
  });
});

describe("stores", () => {
  test("keep what was deleted for whole days", () => {
    expect(messages(google({ ...place, deletedObjectRetention: hours(36) }))).toEqual([
      expect.stringContaining('gke.deletedObjectRetention: "1d12h" is not one day or more in whole days'),
    ]);
  });

  test("send access logs to a bucket by its name", () => {
    expect(messages(google({ ...place, accessLogBucket: "gs://logs" }))).toEqual([
      expect.stringContaining("is not a bucket name"),
    ]);
  });
});
