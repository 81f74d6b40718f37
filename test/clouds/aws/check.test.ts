import { openApi, publicApi } from "../../../constructs/clouds/api-access";
import { checkAws } from "../../../constructs/clouds/aws/check";
import { aws, type AwsCluster } from "../../../constructs/clouds/aws/props";
import type { Tier } from "../../../constructs/clouds/contract";
import { existingNetwork } from "../../../constructs/clouds/network";
import { days, hours } from "../../../constructs/core/duration";
import { describeProblem } from "../../../constructs/core/errors";
import { gib, mib } from "../../../constructs/core/size";

const place = { account: "123456789012", region: "eu-west-1", zones: ["a", "b"], cidr: "10.16.0.0/16" } as const;

function messages(cluster: AwsCluster, tier: Tier = "staging"): string[] {
  return checkAws("eks", cluster, tier).map(describeProblem);
}

/** What the compiler refuses, as it comes from plain JavaScript. */
function untyped(values: object): string[] {
  return messages(aws({ ...place, ...values }));
}

test("a cluster with nothing but its place is in order in every tier", () => {
  for (const tier of ["development", "staging", "production"] as const) expect(messages(aws(place), tier)).toEqual([]);
});

test("all problems are reported together, each with its way out", () => {
  const cluster = aws({
    account: "12345",
    region: "eu-west-1",
    zones: ["a", "a"],
    cidr: "10.16.0.1/16",
    logRetention: days(10),
    nodeGroups: { workload: { min: 3, max: 1 } },
  });
  expect(messages(cluster)).toEqual([
    'eks.account: "12345" is not an AWS account. Write its twelve digits as text, as in "123456789012".',
    'eks.cidr: "10.16.0.1/16" names a host, not a network. Write 10.16.0.0/16.',
    'eks.zones: ["a","a"] name a zone twice. Name each zone once.',
    "eks.nodeGroups.workload.max: 1 is not a number of nodes from min upwards. Write 3 or more.",
    expect.stringMatching(/^eks\.logRetention: "10d" is not a period CloudWatch offers\. Use one of, in days: 1, 3, /),
  ]);
});

describe("addresses", () => {
  test.each([
    ["10.16.0.0/15", "is not an IPv4 network of /16 to /20"],
    ["10.16.0.0/21", "is not an IPv4 network of /16 to /20"],
    ["fd00::/20", "is not an IPv4 network of /16 to /20"],
    ["198.51.0.0/16", "is public: its owner could not be reached any more"],
    ["172.20.0.0/16", "overlaps 172.20.0.0/16, the addresses of Services in the cluster"],
    ["10.16/16", "is not a network"],
  ])("%s", (cidr, problem) => {
    expect(messages(aws({ ...place, cidr }))).toEqual([expect.stringContaining(`eks.cidr: "${cidr}" ${problem}`)]);
  });

  test("the smallest and the largest range, and the shared range of carriers", () => {
    for (const cidr of ["10.16.0.0/16", "192.168.16.0/20", "100.64.0.0/16"]) {
      expect(messages(aws({ ...place, cidr }))).toEqual([]);
    }
  });
});

describe("the API server", () => {
  test("is reached in a way that EKS offers", () => {
    const fix = "Use privateApi(), publicApi({ from: [...] }) or openApi({ because })";
    expect(untyped({ api: { kind: "dns" } })).toEqual([
      `eks.api: {"kind":"dns"} is no access that EKS offers. ${fix}.`,
    ]);
    expect(untyped({ api: "private" })).toEqual([expect.stringContaining('eks.api: "private" is no access')]);
  });

  test("is not open in production, whatever the reason", () => {
    const api = openApi({ because: "partners connect from anywhere" });
    expect(messages(aws({ ...place, api }), "production")).toEqual([
      expect.stringMatching(
        /^eks\.api: "open" leaves the API server of production open to the internet\. Use privateApi/,
      ),
    ]);
    expect(messages(aws({ ...place, api }), "development")).toEqual([]);
  });

  test("is open elsewhere for a reason only", () => {
    expect(messages(aws({ ...place, api: openApi({ because: "test" }) }))).toEqual([
      expect.stringContaining('eks.api.because: "test" is no reason'),
    ]);
  });

  test("names real networks of the internet", () => {
    const api = publicApi({ from: ["198.51.100.0/24", "0.0.0.0/0", "10.0.0.0/8", "203.0.113.7/24"] });
    expect(messages(aws({ ...place, api }))).toEqual([
      expect.stringContaining('"0.0.0.0/0" is the whole internet'),
      expect.stringContaining('"10.0.0.0/8" is private and so never the sender on the internet'),
      expect.stringContaining('"203.0.113.7/24" names a host, not a network'),
    ]);
  });

  test("names at least one network: EKS takes an empty list for everybody", () => {
    // The type asks for one network; a filtered list may come out empty.
    const api = publicApi({ from: [] as unknown as [string] });
    expect(messages(aws({ ...place, api }))).toEqual([expect.stringContaining("names no network")]);
  });
});

test("a role has one kind of access", () => {
  const role = "arn:aws:iam::123456789012:role/ops";
  expect(messages(aws({ ...place, admins: [role], readers: [role] }))).toEqual([
    expect.stringContaining("has its access by eks.admins already, and EKS keeps one entry"),
  ]);
});

describe("without NAT", () => {
  test("nodes need an endpoint for every service they use", () => {
    const [message] = messages(aws({ ...place, nat: "none", interfaceEndpoints: ["ec2", "sts"] }));
    expect(message).toMatch(
      /leaves nodes without a way to AWS itself\. Add interfaceEndpoints: autoscaling, ecr\.api, /,
    );
    expect(message).not.toMatch(/ec2|sts/);
  });
});

describe("an existing network", () => {
  test("is named by ids", () => {
    const network = existingNetwork({ vpcId: "vpc-observability", privateSubnetIds: ["subnet-0a", "subnet-b_1"] });
    expect(messages(aws({ account: place.account, region: "eu-west-1", network }))).toEqual([
      expect.stringContaining('eks.network.vpcId: "vpc-observability" is not the id of a VPC'),
      expect.stringContaining('eks.network.privateSubnetIds: "subnet-b_1" is not the id of a subnet'),
    ]);
  });

  test("has two different subnets", () => {
    const network = existingNetwork({ vpcId: "vpc-0a", privateSubnetIds: ["subnet-0a", "subnet-0a"] });
    expect(messages(aws({ account: place.account, region: "eu-west-1", network }))).toHaveLength(1);
    const twice = existingNetwork({ vpcId: "vpc-0a", privateSubnetIds: ["subnet-0a", "subnet-0b", "subnet-0a"] });
    expect(messages(aws({ account: place.account, region: "eu-west-1", network: twice }))).toEqual([
      expect.stringMatching(/^eks\.network\.privateSubnetIds: \[.*\] name a subnet twice\. Name each subnet once/),
    ]);
  });
});

describe("node groups", () => {
  test("have a name of their own", () => {
    expect(messages(aws({ ...place, nodeGroups: { system: {}, Big_Group: {} } }))).toEqual([
      expect.stringContaining('"system" is the name of the system nodes'),
      expect.stringContaining('"Big_Group" is not a name for a node group'),
    ]);
  });

  test("mix types on spot capacity", () => {
    const one = aws({ ...place, nodeGroups: { batch: { capacity: "spot", instanceTypes: ["m6i.large"] } } });
    expect(messages(one)).toEqual([expect.stringContaining("is a single type on spot capacity")]);
    const two = aws({
      ...place,
      nodeGroups: { batch: { capacity: "spot", instanceTypes: ["m6i.large", "m6a.large"] } },
    });
    expect(messages(two)).toEqual([]);
  });

  test("are of a known family", () => {
    const message = 'eks.systemNodes.instanceTypes: "x9z.large" is of no known instance family. Use a family of: t3, ';
    expect(untyped({ systemNodes: { instanceTypes: ["x9z.large"] } })).toEqual([expect.stringContaining(message)]);
  });

  test("are of a size that their family comes in", () => {
    const instanceTypes = ["m6i.2xlagre", "m6i.xlarge", "t3.24xlarge"];
    expect(untyped({ nodeGroups: { workload: { instanceTypes } } })).toEqual([
      expect.stringContaining('eks.nodeGroups.workload.instanceTypes: "m6i.2xlagre" is no size of its family'),
      'eks.nodeGroups.workload.instanceTypes: "t3.24xlarge" is no size of its family. Use one of: t3.large, t3.xlarge, t3.2xlarge.',
    ]);
  });

  test("have a disk that holds the images", () => {
    for (const disk of [gib(10), mib(20_500)]) {
      expect(messages(aws({ ...place, nodeGroups: { workload: { disk } } }))).toEqual([
        expect.stringContaining("is not a size for a root disk"),
      ]);
    }
  });

  test("may shrink to nothing, but for the one that runs the autoscaler", () => {
    expect(messages(aws({ ...place, nodeGroups: { workload: { min: 0 } } }))).toEqual([]);
    expect(messages(aws({ ...place, systemNodes: { min: 0 } }))).toEqual([
      expect.stringContaining("leaves no node for the autoscaler that adds nodes"),
    ]);
  });

  test("count in whole nodes, one at the most at least", () => {
    expect(messages(aws({ ...place, nodeGroups: { workload: { min: 0, max: 0 } } }))).toEqual([
      expect.stringContaining("eks.nodeGroups.workload.max: 0 is not a number of nodes from min upwards. Write 1"),
    ]);
    expect(messages(aws({ ...place, nodeGroups: { workload: { min: 1.5 } } }))).toEqual([
      expect.stringContaining("eks.nodeGroups.workload.min: 1.5 is not a number of nodes"),
    ]);
  });
});

test("what there is not is refused by name", () => {
  const addonVersions = { foo: "v1" };
  const nodeGroups = { workload: { capacity: "Spot" } };
  const interfaceEndpoints = ["ec2", "s4", "ec2"];
  const wrong = { mode: "fargate", controlPlaneLogs: ["audits"], addonVersions, nodeGroups, interfaceEndpoints };
  expect(untyped({ ...wrong, accept: { auditGaps: "nobody reads them here", audtGaps: "nor these" } })).toEqual([
    'eks.mode: "fargate" is not one of the choices. Use one of: standard, auto.',
    expect.stringContaining('eks.controlPlaneLogs: "audits" is not one of the choices. Use one of: api, '),
    expect.stringContaining('eks.addonVersions: "foo" is no add-on that this library installs. Use one of: eks-pod-'),
    expect.stringContaining(
      'eks.interfaceEndpoints: "s4" is no service with an endpoint here. Use one of: autoscaling',
    ),
    expect.stringContaining('eks.interfaceEndpoints: ["ec2","s4","ec2"] name a service twice'),
    'eks.nodeGroups.workload.capacity: "Spot" is not a kind of capacity. Use one of: on-demand, spot.',
    expect.stringContaining('eks.accept: "audtGaps" is no risk that can be accepted here. Use one of: dataLoss'),
  ]);
});

describe("accepted risks", () => {
  test("come with words, not with a switch", () => {
    expect(untyped({ accept: { auditGaps: true } })).toEqual([
      expect.stringContaining("eks.accept.auditGaps: true is no reason"),
    ]);
  });

  test("come with a reason", () => {
    expect(messages(aws({ ...place, accept: { clusterDeletion: "yes", unrecordedTraffic: false } }))).toEqual([
      expect.stringContaining('eks.accept.clusterDeletion: "yes" is no reason'),
    ]);
  });

  test("fewer logs of the control plane are one", () => {
    const fewer = { ...place, controlPlaneLogs: ["audit", "authenticator"] } as const;
    expect(messages(aws(fewer))).toEqual([
      expect.stringContaining("leaves out api, controllerManager, scheduler, so that part of what happened"),
    ]);
    expect(messages(aws({ ...fewer, accept: { auditGaps: "the rest is never read here" } }))).toEqual([]);
  });
});

describe("stores", () => {
  test("keep what was deleted for whole days", () => {
    expect(messages(aws({ ...place, deletedObjectRetention: hours(36) }))).toEqual([
      expect.stringContaining('eks.deletedObjectRetention: "1d12h" is not one day or more in whole days'),
    ]);
  });

  test("send access logs to a bucket by its name", () => {
    expect(messages(aws({ ...place, accessLogBucket: "arn:aws:s3:::logs" }))).toEqual([
      expect.stringContaining("is not a bucket name"),
    ]);
  });
});
