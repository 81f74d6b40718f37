import { aws, type AwsProps } from "../../../constructs/clouds/aws/props";
import { checkAws } from "../../../constructs/clouds/aws/check";
import { describeProblem } from "../../../constructs/core/errors";
import { policy, synthesizeCluster } from "./synthesize";

const place = {
  account: "123456789012",
  region: "eu-west-1",
  zones: ["a", "b", "c"],
  cidr: "10.16.0.0/16",
} as const;

const { cluster, facts, platform } = synthesizeCluster(
  "eks-auto",
  "staging",
  "staging",
  aws({ ...place, mode: "auto" }),
);
const eks = cluster.resource("aws_eks_cluster", "control-plane/cluster");

describe("a cluster in Auto Mode", () => {
  test("has compute, volumes and load balancers switched on together, or EKS refuses it", () => {
    expect(eks).toMatchObject({
      compute_config: { enabled: true, node_pools: ["general-purpose", "system"] },
      kubernetes_network_config: { elastic_load_balancing: { enabled: true }, service_ipv4_cidr: "172.20.0.0/16" },
      storage_config: { block_storage: { enabled: true } },
      bootstrap_self_managed_addons: false,
    });
  });

  test("has neither nodes nor add-ons of ours, but for measurements, which it does not bring along", () => {
    expect(cluster.resources("aws_eks_node_group")).toEqual({});
    expect(cluster.resources("aws_launch_template")).toEqual({});
    expect(Object.keys(cluster.resources("aws_eks_addon"))).toEqual(["node-addons/metrics-server"]);
  });

  test("keeps the safeguards of every cluster", () => {
    expect(eks).toMatchObject({
      vpc_config: { endpoint_public_access: false },
      access_config: { authentication_mode: "API", bootstrap_cluster_creator_admin_permissions: false },
      encryption_config: { resources: ["secrets"] },
    });
  });
});

describe("its roles", () => {
  const roles = cluster.resources("aws_iam_role");
  const managed = (path: string): string[] =>
    Object.keys(cluster.resources("aws_iam_role_policy_attachment"))
      .filter((id) => id.startsWith(`${path}/`))
      .map((id) => id.slice(path.length + 1))
      .sort();

  test("let the control plane make nodes, volumes and load balancers, in sessions with a tag", () => {
    expect(managed("control-plane/role")).toEqual([
      "AmazonEKSBlockStoragePolicy",
      "AmazonEKSClusterPolicy",
      "AmazonEKSComputePolicy",
      "AmazonEKSLoadBalancingPolicy",
      "AmazonEKSNetworkingPolicy",
    ]);
    const [trust] = policy(roles["control-plane/role/role"]?.assume_role_policy).Statement;
    expect(trust).toMatchObject({
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Principal: { Service: "eks.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    });
  });

  test("let it encrypt the volumes of pods with the key of volumes", () => {
    const text = cluster.resource("aws_iam_role_policy", "control-plane/role/policy").policy;
    expect(text).toContain("kms:GenerateDataKeyWithoutPlaintext");
    expect(text).toContain("kms:CreateGrant");
    expect(text).toContain("data.aws_kms_alias.volumes-key.target_key_arn");
  });

  test("let nodes fetch images and join, and nothing else", () => {
    expect(managed("control-plane/node-role")).toEqual([
      "AmazonEC2ContainerRegistryPullOnly",
      "AmazonEKSWorkerNodeMinimalPolicy",
    ]);
  });

  test("are not made for controllers that Auto Mode replaces", () => {
    expect(Object.keys(cluster.resources("aws_eks_pod_identity_association")).sort()).toEqual([
      "identities/logs-writer-association",
      "identities/metrics-writer-association-kps-prometheus",
      "identities/metrics-writer-association-thanos",
      "identities/traces-writer-association",
    ]);
  });
});

describe("the platform", () => {
  test("is told what is different: volumes, names, policies; and installs no controllers", () => {
    expect(facts.storage).toMatchObject({
      provisioner: "ebs.csi.eks.amazonaws.com",
      parameters: { type: "gp3", encrypted: "true" },
    });
    expect(facts.capabilities).toMatchObject({ hostAccess: true, nameServer: "node", networkPolicies: false });
    expect(facts.releases).toEqual([]);
    expect(platform.inventory()).toEqual({});
  });
});

describe("nodes in Auto Mode", () => {
  test("are AWS's business: neither the compiler nor the check takes groups", () => {
    // @ts-expect-error nodes are not described in Auto Mode
    const props: AwsProps = { ...place, mode: "auto", nodeGroups: { workload: { max: 9 } } };
    expect(checkAws("dev.clusters.eks", { ...props, cloud: "aws" }, "development").map(describeProblem)).toEqual([
      'dev.clusters.eks.nodeGroups: is AWS\'s business in Auto Mode. Leave it out, or leave out mode: "auto".',
    ]);
  });

  test("are one of two choices", () => {
    // @ts-expect-error there is no such mode
    const props: AwsProps = { ...place, mode: "automatic" };
    expect(checkAws("dev.clusters.eks", { ...props, cloud: "aws" }, "development").map(describeProblem)).toEqual([
      'dev.clusters.eks.mode: "automatic" is not one of the choices. Use one of: standard, auto.',
    ]);
  });
});
