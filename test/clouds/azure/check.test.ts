import { openApi, publicApi } from "../../../constructs/clouds/api-access";
import { checkAzure } from "../../../constructs/clouds/azure/check";
import { azure, type AzureCluster } from "../../../constructs/clouds/azure/props";
import { vmFacts } from "../../../constructs/clouds/azure/vm-sizes";
import type { Tier } from "../../../constructs/clouds/contract";
import { existingNetwork } from "../../../constructs/clouds/network";
import { days, hours } from "../../../constructs/core/duration";
import { describeProblem } from "../../../constructs/core/errors";
import { gib } from "../../../constructs/core/size";
import { ADMINS, SUBSCRIPTION, VAULT } from "./production";

const place = { subscription: SUBSCRIPTION, region: "westeurope", zones: ["1", "2"], cidr: "10.32.0.0/16" } as const;

function messages(cluster: AzureCluster, tier: Tier = "staging"): string[] {
  return checkAzure("aks", cluster, tier).map(describeProblem);
}

/** What the compiler refuses, as it comes from plain JavaScript. */
function untyped(values: object): string[] {
  return messages(azure({ ...place, ...values }));
}

test("a cluster with nothing but its place is in order in every tier", () => {
  for (const tier of ["development", "staging", "production"] as const) {
    expect(messages(azure(place), tier)).toEqual([]);
  }
});

test("all problems are reported together, each with its way out", () => {
  const cluster = azure({
    subscription: "acme-dev",
    region: "westeurope",
    zones: ["1", "1"],
    cidr: "10.32.0.1/16",
    logRetention: days(7),
    nodeGroups: { workload: { min: 3, max: 1 } },
    maintenance: { day: "Monday", hour: 24 },
  });
  expect(messages(cluster)).toEqual([
    'aks.subscription: "acme-dev" is not the id of a subscription. Write its id, as in 00000000-0000-0000-0000-000000000000, and not its name.',
    'aks.zones: ["1","1"] name a zone twice. Name each zone once.',
    'aks.cidr: "10.32.0.1/16" names a host, not a network. Write 10.32.0.0/16.',
    "aks.nodeGroups.workload.max: 1 is not a number of nodes from min upwards. Write 3 or more.",
    "aks.maintenance.hour: 24 is not an hour. Write 0 to 23, in UTC.",
    'aks.logRetention: "1w" is not a period of 30 to 730 days. Write whole days, such as days(30), and 730 of them at the most.',
  ]);
});

describe("addresses", () => {
  test.each([
    ["10.32.0.0/15", "is not an IPv4 network of /16 to /24"],
    ["10.32.0.0/25", "is not an IPv4 network of /16 to /24"],
    ["fd00::/20", "is not an IPv4 network of /16 to /24"],
    ["198.51.0.0/16", "is public: its owner could not be reached any more"],
    ["172.20.0.0/16", "overlaps 172.20.0.0/16, the addresses of Services in the cluster"],
    ["10.16/16", "is not a network"],
  ])("%s", (cidr, problem) => {
    expect(messages(azure({ ...place, cidr }))).toEqual([expect.stringContaining(`aks.cidr: "${cidr}" ${problem}`)]);
  });

  test("of pods and of nodes are apart", () => {
    expect(messages(azure({ ...place, cidr: "192.168.16.0/20" }))).toEqual([
      expect.stringContaining('aks.podCidr: "192.168.0.0/16" overlaps 192.168.16.0/20, the addresses of nodes'),
    ]);
    expect(messages(azure({ ...place, cidr: "192.168.16.0/20", podCidr: "100.64.0.0/16" }))).toEqual([]);
  });

  test("of pods suffice for some nodes", () => {
    expect(messages(azure({ ...place, podCidr: "100.64.0.0/22" }))).toEqual([
      expect.stringContaining("is not an IPv4 network of /12 to /20"),
    ]);
  });
});

describe("the API server", () => {
  test("is not open in production, whatever the reason", () => {
    const api = openApi({ because: "partners connect from anywhere" });
    expect(messages(azure({ ...place, api }), "production")).toEqual([
      expect.stringMatching(/^aks\.api: "open" leaves the API server of production open to the internet\. Use private/),
    ]);
    expect(messages(azure({ ...place, api }), "development")).toEqual([]);
  });

  test("is open elsewhere for a reason only", () => {
    expect(messages(azure({ ...place, api: openApi({ because: "test" }) }))).toEqual([
      expect.stringContaining('aks.api.because: "test" is no reason'),
    ]);
  });

  test("names real networks of the internet", () => {
    const from = ["198.51.100.0/24", "0.0.0.0/0", "10.0.0.0/8", "203.0.113.7/24", "2001:db8::/32"] as const;
    expect(messages(azure({ ...place, api: publicApi({ from }) }))).toEqual([
      expect.stringContaining('"0.0.0.0/0" is the whole internet'),
      expect.stringContaining('"10.0.0.0/8" is private and so never the sender on the internet'),
      expect.stringContaining('"203.0.113.7/24" names a host, not a network'),
      expect.stringContaining('"2001:db8::/32" is IPv6, which AKS does not admit'),
    ]);
  });

  test("names at least one network, and no more than AKS takes", () => {
    // The type asks for one network; a filtered list may come out empty.
    const nobody = publicApi({ from: [] as unknown as [string] });
    expect(messages(azure({ ...place, api: nobody }))).toEqual([expect.stringContaining("names no network")]);
    const many = Array.from({ length: 201 }, (_, index) => `198.51.100.${index}/32`) as unknown as [string];
    expect(messages(azure({ ...place, api: publicApi({ from: many }) }))).toEqual([
      expect.stringContaining("aks.api.from: 201 are more networks than AKS takes"),
    ]);
  });
});

test("a principal is an object id, and has one kind of access", () => {
  expect(messages(azure({ ...place, admins: ["platform-team", ADMINS], readers: [ADMINS] }))).toEqual([
    expect.stringContaining('aks.admins: "platform-team" is not an object id of Entra ID'),
    expect.stringContaining("has its access by aks.admins already"),
  ]);
});

describe("an existing network", () => {
  const network = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/hub/providers/Microsoft.Network";
  const subnetId = `${network}/virtualNetworks/hub/subnets/aks` as const;
  const existing = { subscription: SUBSCRIPTION, region: "westeurope", zones: ["1"] } as const;

  test("is named by ids", () => {
    const blobZoneId = `${network}/privateDnsZones/acme.internal` as const;
    const endpointSubnetId = `${network}/virtualNetworks/hub/subnets/` as typeof subnetId;
    const cluster = azure({ ...existing, network: existingNetwork({ subnetId, endpointSubnetId, blobZoneId }) });
    expect(messages(cluster)).toEqual([
      expect.stringContaining("aks.network.endpointSubnetId"),
      expect.stringContaining("is not the resource id of the private DNS zone of blobs"),
    ]);
  });

  test("may lead out by routes of its own", () => {
    expect(messages(azure({ ...existing, network: existingNetwork({ subnetId }), egress: "routes" }))).toEqual([]);
  });
});

describe("node groups", () => {
  test("have a name that AKS takes, with room for a zone", () => {
    const nodeGroups = { system: {}, Big: {}, abcdefghijk: {}, batch1: {}, abcdefghij: {} };
    expect(messages(azure({ ...place, nodeGroups }))).toEqual([
      expect.stringContaining('"system" is the name of the system nodes'),
      expect.stringContaining('"Big" is not a name for a node pool'),
      expect.stringContaining('"abcdefghijk" is not a name for a node pool'),
      expect.stringContaining('"batch1" is not a name for a node pool'),
    ]);
  });

  test("have a disk that holds the images and fits the machine", () => {
    const disk = (size: number): string[] =>
      messages(azure({ ...place, nodeGroups: { workload: { disk: gib(size) } } }));
    expect(disk(29)).toEqual([expect.stringContaining("is not a size for a root disk")]);
    expect(disk(150)).toEqual([]);
    expect(disk(151)).toEqual([
      expect.stringContaining('"151Gi" does not fit the local disk of Standard_D4ds_v5. Write 150Gi'),
    ]);
  });

  test("have the memory of their size, of which the largest have less for each processor", () => {
    const memory = (vmSize: string): string | undefined => vmFacts(vmSize)?.memory.toString();
    const sizes = [
      "Standard_D4ds_v5",
      "Standard_D64pds_v5",
      "Standard_E20pds_v5",
      "Standard_E32pds_v5",
      "Standard_D3ds_v5",
    ];
    expect(sizes.map(memory)).toEqual(["16Gi", "208Gi", "160Gi", "208Gi", undefined]);
  });

  test("may be spot, but for the one that everything else runs on: AKS taints spot nodes", () => {
    expect(messages(azure({ ...place, nodeGroups: { batch: { capacity: "spot", min: 0 } } }))).toEqual([]);
    expect(messages(azure({ ...place, nodeGroups: { workload: { capacity: "spot" } } }))).toEqual([
      expect.stringContaining("leaves no node for pods without a toleration"),
    ]);
  });

  test("of the system are one or more, of four processors or more", () => {
    expect(messages(azure({ ...place, systemNodes: { min: 0, vmSize: "Standard_D2ds_v5", disk: gib(50) } }))).toEqual([
      expect.stringContaining("leaves no node for name resolution"),
      expect.stringContaining("has fewer than the 4 processors that AKS wants for system nodes"),
    ]);
  });

  test("count in whole nodes, one at the most at least", () => {
    expect(messages(azure({ ...place, nodeGroups: { workload: { min: 0, max: 0 } } }))).toHaveLength(1);
    expect(messages(azure({ ...place, nodeGroups: { workload: { min: 1.5 } } }))).toEqual([
      expect.stringContaining("aks.nodeGroups.workload.min: 1.5 is not a number of nodes"),
    ]);
  });
});

test("what there is not is refused by name", () => {
  const nodeGroups = { workload: { capacity: "Spot", placement: "zone" }, arm: { vmSize: "Standard_E64pds_v5" } };
  const wrong = { api: { kind: "dns" }, nodeGroups, accept: { plainDisks: "nobody looks at them" } };
  expect(untyped(wrong)).toEqual([
    'aks.api: {"kind":"dns"} is no access that AKS offers. ' +
      "Use privateApi(), publicApi({ from: [...] }) or openApi({ because }).",
    'aks.nodeGroups.workload.placement: "zone" is not a placement. Use one of: per-zone, across-zones.',
    'aks.nodeGroups.workload.capacity: "Spot" is not a kind of capacity. Use one of: on-demand, spot.',
    expect.stringContaining(
      'aks.nodeGroups.arm.vmSize: "Standard_E64pds_v5" is no size of its family. Use one of: Stand',
    ),
    expect.stringContaining('aks.accept: "plainDisks" is no risk that can be accepted here. Use one of: dataLoss'),
  ]);
});

describe("accepted risks", () => {
  test("come with a reason", () => {
    expect(messages(azure({ ...place, accept: { clusterDeletion: "yes", plainNodeDisks: false } }))).toEqual([
      expect.stringContaining('aks.accept.clusterDeletion: "yes" is no reason'),
    ]);
  });

  test.each([[["guard"]], [["kube-audit-admin"]], [[]]] as const)("logs without who did what are one: %j", (logs) => {
    expect(messages(azure({ ...place, controlPlaneLogs: logs }))).toEqual([
      expect.stringContaining("leave out guard or the audit"),
    ]);
    const accept = { auditGaps: "nobody reads them here" };
    expect(messages(azure({ ...place, controlPlaneLogs: logs, accept }))).toEqual([]);
  });
});

test("the audit is not paid for twice", () => {
  const controlPlaneLogs = ["guard", "kube-audit", "kube-audit-admin"] as const;
  expect(messages(azure({ ...place, controlPlaneLogs }))).toEqual([expect.stringContaining("pay for the audit twice")]);
  expect(messages(azure({ ...place, controlPlaneLogs: ["guard", "kube-audit"] }))).toEqual([]);
});

test("stores keep what was deleted for whole days", () => {
  expect(messages(azure({ ...place, deletedObjectRetention: hours(36) }))).toEqual([
    expect.stringContaining('aks.deletedObjectRetention: "1d12h" is not a period of 1 to 365 days'),
  ]);
});

test("keys are named, and that of Secrets with its version", () => {
  const secrets = "secrets/latest";
  expect(messages(azure({ ...place, customerKeys: { vaultId: VAULT, stores: "stores/1", secrets } }))).toEqual([
    expect.stringContaining('aks.customerKeys.stores: "stores/1" is not the name of a key'),
    expect.stringContaining('aks.customerKeys.secrets: "secrets/latest" is not one version of a key'),
  ]);
  const vaultId = "https://acme-keys.vault.azure.net/" as unknown as typeof VAULT;
  expect(messages(azure({ ...place, customerKeys: { vaultId } }))).toEqual([
    expect.stringContaining("is not the resource id of a Key Vault"),
  ]);
});
