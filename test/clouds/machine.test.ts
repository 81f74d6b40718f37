import { describeProblem } from "../../constructs/core/errors";
import { gib, mib } from "../../constructs/core/size";
import { checkAws } from "../../constructs/clouds/aws/check";
import { acceleratorOf, memoryOf as instanceMemory } from "../../constructs/clouds/aws/instance-types";
import { aws } from "../../constructs/clouds/aws/props";
import { checkAzure } from "../../constructs/clouds/azure/check";
import { azure } from "../../constructs/clouds/azure/props";
import { vmFacts } from "../../constructs/clouds/azure/vm-sizes";
import { checkGoogle } from "../../constructs/clouds/google/check";
import { memoryOf as machineMemory } from "../../constructs/clouds/google/machine-types";
import { google } from "../../constructs/clouds/google/props";
import { machine, type Machine } from "../../constructs/clouds/machine";

const eks = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" } as const;
const aks = {
  subscription: "00000000-0000-4000-8000-000000000001",
  region: "westeurope",
  zones: ["1"],
  cidr: "10.32.0.0/16",
} as const;
const gke = { project: "acme-dev", region: "europe-west1", zones: ["b"], cidr: "10.48.0.0/16" } as const;

/** What each cloud says of a group of such machines. */
const clouds = {
  aws: (type: Machine<"x86_64">) =>
    checkAws("eks", aws({ ...eks, nodeGroups: { big: { capacity: "on-demand", instanceTypes: [type] } } }), "staging"),
  azure: (type: Machine) => checkAzure("aks", azure({ ...aks, nodeGroups: { big: { vmSize: type } } }), "staging"),
  google: (type: Machine) =>
    checkGoogle("gke", google({ ...gke, nodeGroups: { big: { machineType: type } } }), "staging"),
};

function messages(cloud: keyof typeof clouds, type: Machine<"x86_64">): string[] {
  return clouds[cloud](type).map(describeProblem);
}

describe("a machine that is in no table", () => {
  const rest = { architecture: "x86_64", memory: gib(32) } as const;

  test.each([
    ["aws", "p5.4xlarge"],
    ["aws", "u-6tb1.112xlarge"],
    ["aws", "m7i.metal-24xl"],
    ["azure", "Standard_NC8as_T4_v3"],
    ["azure", "Standard_DS4_v2"],
    ["azure", "Standard_M128-32ms"],
    ["google", "a2-highgpu-1g"],
    ["google", "c3-standard-8-lssd"],
  ] as const)("is taken by %s as it is: %s", (cloud, type) => {
    expect(messages(cloud, machine({ type, ...rest }))).toEqual([]);
  });

  test.each([
    ["aws", "Standard_D4s_v5"],
    ["aws", "p5"],
    ["azure", "n2-standard-4"],
    ["azure", "D4s_v5"],
    ["google", "m5.large"],
    ["google", "n2"],
  ] as const)("has a name as %s gives it: %s is none", (cloud, type) => {
    expect(messages(cloud, machine({ type, ...rest }))).toEqual([
      expect.stringMatching(/\.type: ".*" is not the name of a machine type\. Write it as the cloud does, such as /),
    ]);
  });

  test.each(["aws", "azure", "google"] as const)("has memory and an architecture, on %s, too", (cloud) => {
    const names = { aws: "p5.4xlarge", azure: "Standard_NC8as_T4_v3", google: "a2-highgpu-1g" };
    const untyped = { type: names[cloud], architecture: "amd64", memory: gib(0) } as unknown as Machine<"x86_64">;
    expect(messages(cloud, machine(untyped))).toEqual([
      expect.stringContaining('.architecture: "amd64" is not an architecture. Use one of: x86_64, arm64'),
      expect.stringContaining('.memory: "0" is no memory. Write what the cloud says it has, such as gib(32)'),
    ]);
  });

  test("does not mix with types of another architecture, nor accelerators with none", () => {
    const arm = machine({ type: "m9g.large", architecture: "arm64", memory: gib(8) });
    const gpu = machine({ type: "p5.4xlarge", ...rest });
    // @ts-expect-error one architecture
    const mixed = aws({ ...eks, nodeGroups: { a: { instanceTypes: ["m7i.large", arm] } } });
    const images = aws({ ...eks, nodeGroups: { a: { instanceTypes: ["m7i.large", gpu] } } });
    const said = [mixed, images].flatMap((cluster) => checkAws("eks", cluster, "staging"));
    expect(said.map(({ problem }) => problem)).toEqual([
      "mixes x86_64 and arm64",
      "mixes accelerators, or some with none",
    ]);
  });

  test("cannot run every workload on GKE where Google taints it, nor stand anywhere without balanced disks", () => {
    const gpu = machine({ type: "a3-highgpu-1g", ...rest });
    const workload = google({ ...gke, nodeGroups: { workload: { machineType: gpu } } });
    expect(checkGoogle("gke", workload, "staging")).toEqual([
      expect.objectContaining({ at: "gke.nodeGroups.workload.machineType", value: "a3-highgpu-1g" }),
    ]);
    expect(messages("google", machine({ type: "n4-custom-8-32768", ...rest }))).toEqual([
      expect.stringContaining('"n4-custom-8-32768" takes hyperdisks only'),
    ]);
  });
});

describe("the memory of a listed machine", () => {
  test.each([
    ["m7i-flex.large", gib(8)],
    ["c5.9xlarge", gib(72)],
    ["c5n.large", mib(5376)],
    ["r8i.96xlarge", gib(3072)],
    ["x2idn.16xlarge", gib(1024)],
    ["i7ie.3xlarge", gib(96)],
    ["m7i.32xlarge", undefined],
  ])("of EC2: %s", (type, memory) => {
    expect(instanceMemory(type)).toEqual(memory);
  });

  test.each([
    ["Standard_D4s_v5", gib(16), undefined],
    ["Standard_D4ds_v5", gib(16), gib(150)],
    ["Standard_D4pls_v5", gib(8), undefined],
    ["Standard_E64s_v3", gib(432), undefined],
    ["Standard_E96ads_v6", gib(672), undefined],
    ["Standard_F8s_v2", gib(16), undefined],
    ["Standard_B4ms", gib(16), undefined],
  ])("of Azure, and its local disk for the operating system: %s", (size, memory, localDisk) => {
    expect(vmFacts(size)).toMatchObject({ memory, localDisk });
  });

  test.each([
    ["n2-highcpu-8", gib(8)],
    ["c2d-highcpu-8", gib(16)],
    ["c3-highcpu-8", gib(16)],
    ["c3d-highmem-8", gib(64)],
    ["n1-standard-8", gib(30)],
    ["n2-custom-8-32768", gib(32)],
    ["n2-custom-8-65536-ext", gib(64)],
    ["n2-custom-7-32768", undefined],
    ["n2-custom-8-32767", undefined],
    ["c3-custom-8-32768", undefined],
  ])("of Compute Engine: %s", (type, memory) => {
    expect(machineMemory(type)).toEqual(memory);
  });
});

test("accelerators of EC2 are known by their names", () => {
  const types = ["g5.xlarge", "p5.48xlarge", "inf2.xlarge", "trn1.2xlarge", "g4ad.xlarge", "m7i.large"];
  expect(types.map(acceleratorOf)).toEqual(["nvidia", "nvidia", "neuron", "neuron", undefined, undefined]);
});
