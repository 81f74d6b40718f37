import { publicApi } from "../../../constructs/clouds/api-access";
import { aws } from "../../../constructs/clouds/aws/props";
import { machine } from "../../../constructs/clouds/machine";
import { gib } from "../../../constructs/core/size";
import { synthesizeCluster } from "./synthesize";

const { foundation, cluster } = synthesizeCluster(
  "eks-us1",
  "dev",
  "development",
  aws({
    account: "123456789012",
    region: "us-east-1",
    zones: ["b", "f"],
    cidr: "10.32.0.0/20",
    api: publicApi({ from: ["198.51.100.0/24", "203.0.113.7/32"] }),
    deployer: "arn:aws:iam::123456789012:role/developers",
    admins: ["arn:aws:iam::123456789012:role/ops"],
    controlPlaneLogs: ["audit"],
    accept: { auditGaps: "audit alone is read in development" },
    nodeGroups: {
      arm: {
        instanceTypes: ["m7g.large", "m8g.large"],
        placement: "across-zones",
        capacity: "spot",
        labels: { team: "payments" },
        taints: [{ key: "arm", effect: "NoExecute" }],
        min: 0,
      },
      gpu: {
        instanceTypes: [machine({ type: "p5.4xlarge", architecture: "x86_64", memory: gib(256) })],
        placement: "across-zones",
      },
    },
  }),
);

test("one gateway serves all zones", () => {
  expect(Object.keys(foundation.resources("aws_nat_gateway"))).toEqual(["network/nat-b"]);
  for (const zone of ["b", "f"]) {
    expect(foundation.resource("aws_route", `network/private-${zone}-internet`).nat_gateway_id).toMatch(/nat-b/);
  }
});

test("S3 is reached without the gateway all the same, and nothing else is", () => {
  expect(Object.keys(foundation.resources("aws_vpc_endpoint"))).toEqual(["network/s3-endpoint"]);
  expect(foundation.resources("aws_security_group")).toEqual({});
});

test("flow logs, deletion protection and kept data are risks that development accepts", () => {
  expect(foundation.resources("aws_flow_log")).toEqual({});
  expect(foundation.resource("aws_s3_bucket", "logs-store/bucket")).toMatchObject({ force_destroy: true });
  expect(foundation.resource("aws_s3_bucket", "logs-store/bucket")).not.toHaveProperty("lifecycle");
  expect(cluster.resource("aws_eks_cluster", "control-plane/cluster").deletion_protection).toBe(false);
});

test("encryption is no matter of tiers", () => {
  expect(Object.keys(foundation.resources("aws_kms_key"))).toHaveLength(4);
  expect(cluster.resource("aws_eks_cluster", "control-plane/cluster").encryption_config).toBeDefined();
});

test("the API server admits the named networks, and nodes from inside", () => {
  expect(cluster.resource("aws_eks_cluster", "control-plane/cluster").vpc_config).toMatchObject({
    endpoint_private_access: true,
    endpoint_public_access: true,
    public_access_cidrs: ["198.51.100.0/24", "203.0.113.7/32"],
  });
});

test("an accepted gap in the logs is one", () => {
  expect(cluster.resource("aws_eks_cluster", "control-plane/cluster").enabled_cluster_log_types).toEqual(["audit"]);
});

test("a deployer of one's own takes the place of the bootstrap's", () => {
  const entries = Object.values(cluster.resources("aws_eks_access_entry")).map(({ principal_arn: arn }) => arn);
  expect(entries).toEqual(["arn:aws:iam::123456789012:role/ops", "arn:aws:iam::123456789012:role/developers"]);
});

test("workloads run on spot capacity of several types, system parts on demand", () => {
  const groups = cluster.resources("aws_eks_node_group");
  expect(Object.keys(groups)).toEqual([
    "nodes/arm",
    "nodes/gpu",
    "nodes/system",
    "nodes/workload-b",
    "nodes/workload-f",
  ]);
  expect(groups["nodes/system"]).toMatchObject({ capacity_type: "ON_DEMAND", instance_types: ["t3.large"] });
  expect(groups["nodes/workload-b"]?.capacity_type).toBe("SPOT");
  expect(groups["nodes/workload-b"]?.instance_types).toHaveLength(4);
});

test("a group says its image by its instance types", () => {
  expect(cluster.resource("aws_eks_node_group", "nodes/arm")).toMatchObject({
    ami_type: "AL2023_ARM_64_STANDARD",
    subnet_ids: ["${data.aws_subnet.private-b.id}", "${data.aws_subnet.private-f.id}"],
    labels: { team: "payments", "belvedere.dev/node-group": "arm" },
  });
});

test("accelerators boot an image with their drivers", () => {
  expect(cluster.resource("aws_eks_node_group", "nodes/gpu")).toMatchObject({
    ami_type: "AL2023_x86_64_NVIDIA",
    instance_types: ["p5.4xlarge"],
  });
});

test("spot nodes beside those of every workload are tainted, for EKS does not", () => {
  expect(cluster.resource("aws_eks_node_group", "nodes/arm").taint).toEqual([
    { key: "arm", effect: "NO_EXECUTE" },
    { key: "belvedere.dev/capacity", value: "spot", effect: "NO_SCHEDULE" },
  ]);
  expect(cluster.resource("aws_eks_node_group", "nodes/workload-b").taint ?? []).toEqual([]);
});

test("a group that may shrink to nothing begins with a node: add-ons come before the autoscaler", () => {
  expect(cluster.resource("aws_eks_node_group", "nodes/arm").scaling_config).toEqual({
    min_size: 0,
    max_size: 3,
    desired_size: 1,
  });
});
