import { openApi } from "../../../constructs/clouds/api-access";
import { aws } from "../../../constructs/clouds/aws/props";
import { existingNetwork } from "../../../constructs/clouds/network";
import { policy, statement, synthesizeCluster } from "./synthesize";

const { foundation, cluster, facts } = synthesizeCluster(
  "eks-gov",
  "staging",
  "staging",
  aws({
    account: "123456789012",
    region: "us-gov-west-1",
    network: existingNetwork({ vpcId: "vpc-0a1b2c3d", privateSubnetIds: ["subnet-0a", "subnet-0b"] }),
    kubernetes: "1.34",
    api: openApi({ because: "partners test from changing addresses" }),
    // The role of the bootstrap, which has its entry as the deployer.
    admins: ["arn:aws-us-gov:iam::123456789012:role/acme-staging-deploy"],
  }),
);

test("the foundation makes no network", () => {
  const network = Object.keys(foundation.inventory()).filter((type) => /vpc|subnet|route|gateway|eip|flow/.test(type));
  expect(network).toEqual([]);
  expect(Object.keys(foundation.resources("aws_s3_bucket"))).toHaveLength(3);
});

test("the cluster uses the subnets by their ids and looks up none", () => {
  expect(cluster.resource("aws_eks_cluster", "control-plane/cluster").vpc_config).toMatchObject({
    subnet_ids: ["subnet-0a", "subnet-0b"],
  });
  expect(cluster.data("aws_subnet")).toEqual({});
  expect(cluster.data("aws_vpc")).toEqual({});
});

test("workload groups are numbered like the subnets they stand in", () => {
  expect(cluster.resource("aws_eks_node_group", "nodes/workload-2").subnet_ids).toEqual(["subnet-0b"]);
});

test("outside production the API server can be opened for a reason, without a word of the policies", () => {
  expect(cluster.resource("aws_eks_cluster", "control-plane/cluster").vpc_config).toMatchObject({
    endpoint_private_access: true,
    public_access_cidrs: ["0.0.0.0/0"],
  });
});

test("an admin who is the deployer has one entry", () => {
  expect(Object.keys(cluster.resources("aws_eks_access_entry"))).toEqual(["control-plane/deployer"]);
});

test("every ARN is of the region's partition", () => {
  const text = JSON.stringify([foundation.json, cluster.json]);
  expect(text).not.toMatch(/arn:aws:/);
  expect(text).toMatch(/arn:aws-us-gov:iam::aws:policy\/AmazonEKSClusterPolicy/);
});

test("the load balancer controller may open groups of this very VPC", () => {
  const role = cluster.resource("aws_iam_role_policy", "identities/load-balancers/policy");
  expect(policy(role.policy).Version).toBe("2012-10-17");
  expect(statement(role.policy, "OpenGroups")?.Condition).toEqual({
    ArnEquals: { "ec2:Vpc": "arn:aws-us-gov:ec2:us-gov-west-1:123456789012:vpc/vpc-0a1b2c3d" },
  });
});

test("the controllers are told the VPC, and the autoscaler follows the Kubernetes version", () => {
  const [autoscaler, loadBalancers] = facts.releases ?? [];
  expect(loadBalancers?.values).toMatchObject({ vpcId: "vpc-0a1b2c3d", region: "us-gov-west-1" });
  expect(autoscaler?.values).toMatchObject({ image: { tag: "v1.34.3" } });
});
