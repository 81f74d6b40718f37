import { existingNetwork } from "../../../constructs/clouds/network";
import { checkAws } from "../../../constructs/clouds/aws/check";
import { aws, type AwsCluster } from "../../../constructs/clouds/aws/props";

const account = "123456789012";
const cidr = "10.16.0.0/16";

/** What is said to those who come without types. */
function problems(cluster: AwsCluster): string[] {
  return checkAws("dev.clusters.eks", cluster, "development").map(({ at, problem }) => `${at} ${problem}`);
}

test("a cluster is plain data that says its cloud", () => {
  const cluster = aws({ account, region: "eu-west-1", zones: ["a", "b"], cidr });
  expect(cluster).toEqual({ cloud: "aws", account, region: "eu-west-1", zones: ["a", "b"], cidr });
  expect(problems(cluster)).toEqual([]);
});

describe("what does not compile is reported to those without types, too", () => {
  test("a zone that the region does not have", () => {
    // @ts-expect-error us-east-1 has no zone g
    const cluster = aws({ account, region: "us-east-1", zones: ["a", "g"], cidr });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.zones is not a zone of us-east-1"]);
  });

  test("a zone of another region", () => {
    // @ts-expect-error ap-northeast-1 has a, c and d
    const cluster = aws({ account, region: "ap-northeast-1", zones: ["a", "b", "c"], cidr });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.zones is not a zone of ap-northeast-1"]);
  });

  test("a single zone", () => {
    // @ts-expect-error EKS wants two
    const cluster = aws({ account, region: "eu-west-1", zones: ["a"], cidr });
    expect(problems(cluster)).toEqual([
      "dev.clusters.eks.zones are not two or three: EKS wants two, the addresses fit three",
    ]);
  });

  test("more zones than the address plan fits", () => {
    // @ts-expect-error three at the most
    const cluster = aws({ account, region: "us-west-2", zones: ["a", "b", "c", "d"], cidr });
    expect(problems(cluster)).toHaveLength(1);
  });

  test("a zone by its full name", () => {
    // @ts-expect-error letters only
    const cluster = aws({ account, region: "eu-west-1", zones: ["eu-west-1a", "eu-west-1b"], cidr });
    expect(problems(cluster)).toHaveLength(2);
  });

  test("a region that does not exist", () => {
    // @ts-expect-error no such region
    const cluster = aws({ account, region: "eu-west-9", zones: ["a", "b"], cidr });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.region is not a region this library knows"]);
  });

  test("a new and an existing network at once", () => {
    const network = existingNetwork({ vpcId: "vpc-0a", privateSubnetIds: ["subnet-0a", "subnet-0b"] });
    // @ts-expect-error one or the other
    const cluster = aws({ account, region: "eu-west-1", zones: ["a", "b"], cidr, network });
    expect(problems(cluster)).toEqual([
      "dev.clusters.eks.network is given together with cidr or zones, which describe a new one",
    ]);
  });

  test("neither a new nor an existing network", () => {
    // @ts-expect-error one or the other
    const cluster = aws({ account, region: "eu-west-1", zones: ["a", "b"] });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.cidr is missing, and so is an existing network"]);
  });

  test("an existing network with one subnet", () => {
    const network = existingNetwork({ vpcId: "vpc-0a", privateSubnetIds: ["subnet-0a"] });
    // @ts-expect-error EKS wants subnets in two zones
    const cluster = aws({ account, region: "eu-west-1", network });
    expect(problems(cluster)).toEqual([
      "dev.clusters.eks.network.privateSubnetIds are too few: EKS wants subnets in two zones",
    ]);
  });

  test("instance types of two architectures in one group", () => {
    const place = { account, region: "eu-west-1", zones: ["a", "b"], cidr } as const;
    // @ts-expect-error m7g is arm64
    const cluster = aws({ ...place, nodeGroups: { workload: { instanceTypes: ["m7i.large", "m7g.large"] } } });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.nodeGroups.workload.instanceTypes mixes x86_64 and arm64"]);
  });

  test("a size that its family does not come in", () => {
    const place = { account, region: "eu-west-1", zones: ["a", "b"], cidr } as const;
    // @ts-expect-error 2xlarge is the largest
    const cluster = aws({ ...place, nodeGroups: { workload: { instanceTypes: ["t3.24xlarge", "t3.large"] } } });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.nodeGroups.workload.instanceTypes is no size of its family"]);
  });

  test("system nodes on spot capacity", () => {
    const place = { account, region: "eu-west-1", zones: ["a", "b"], cidr } as const;
    // @ts-expect-error they run name resolution
    const cluster = aws({ ...place, systemNodes: { capacity: "spot" } });
    expect(problems(cluster)).toEqual([
      "dev.clusters.eks.systemNodes.capacity would let AWS take back name resolution and the autoscaler",
    ]);
  });

  test("a version of Kubernetes that EKS no longer supports", () => {
    // @ts-expect-error out of support
    const cluster = aws({ account, region: "eu-west-1", zones: ["a", "b"], cidr, kubernetes: "1.29" });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.kubernetes is not a supported version"]);
  });

  test("a session instead of a role", () => {
    const session = "arn:aws:sts::123456789012:assumed-role/ops/jane";
    // @ts-expect-error sessions change with every login
    const cluster = aws({ account, region: "eu-west-1", zones: ["a", "b"], cidr, admins: [session] });
    expect(problems(cluster)).toEqual(["dev.clusters.eks.admins is not the ARN of an IAM role"]);
  });
});
