import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { Construct } from "constructs";
import { awsPolicies, bucketKeepsData } from "../../../constructs/clouds/aws/policies";
import { exempt } from "../../../constructs/terraform/policies";
import { synthesize } from "./synthesize";

/** What the policies say about a stack: `code at`, sorted. */
function findings(fill: (scope: Construct) => void): string[] {
  try {
    synthesize([["dev-test", fill]]);
    return [];
  } catch (error) {
    const lines = (error as Error).message.split("\n").filter((line) => line.includes(" [aws-"));
    return lines
      .map((line) => /dev-test\/(\S+?): .*\[(aws-[a-z-]+)\]/.exec(line))
      .map((match) => `${match?.[2]} ${match?.[1]}`)
      .sort();
  }
}

const found = findings((scope) => {
  const roleArn = "arn:aws:iam::123456789012:role/x";
  new EksCluster(scope, "eks", { name: "x", roleArn, vpcConfig: { subnetIds: ["subnet-0a"] } });
  new EksNodeGroup(scope, "nodes", {
    clusterName: "x",
    nodeRoleArn: roleArn,
    subnetIds: ["subnet-0a"],
    scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
    remoteAccess: { ec2SshKey: "key" },
  });
  new LaunchTemplate(scope, "template", { name: "x" });
  const vpc = new Vpc(scope, "vpc", { cidrBlock: "10.0.0.0/16" });
  new Subnet(scope, "subnet", { vpcId: vpc.id, mapPublicIpOnLaunch: true });
  const everybody = { securityGroupId: "sg-0a", ipProtocol: "tcp" };
  new VpcSecurityGroupIngressRule(scope, "ipv4", { ...everybody, cidrIpv4: "0.0.0.0/0" });
  new VpcSecurityGroupIngressRule(scope, "ipv6", { ...everybody, cidrIpv6: "::/0" });
  const bucket = new S3Bucket(scope, "bucket", { bucket: "x", forceDestroy: true });
  new S3BucketLifecycleConfiguration(scope, "expiry", {
    bucket: bucket.bucket,
    rule: [{ id: "old", status: "Enabled", expiration: [{ days: 30 }] }],
  });
  const statements = [
    { Effect: "Allow", Principal: { AWS: ["*"] }, Action: "s3:GetObject", Resource: "*" },
    { Effect: "Deny", Principal: "*", Action: ["s3:Get*", "s3:*"], Resource: "*" },
  ];
  new S3BucketPolicy(scope, "policy", { bucket: bucket.bucket, policy: JSON.stringify({ Statement: statements }) });
  new KmsKey(scope, "key", {});
  new CloudwatchLogGroup(scope, "group", { name: "x" });
  const trust = '{"Statement":[{"Principal":{"Service":"pods.eks.amazonaws.com"}}]}';
  const role = new IamRole(scope, "role", { assumeRolePolicy: trust });
  new IamRolePolicy(scope, "everything", { role: role.name, policy: '{"Statement":[{"Action":["s3:Get*","*"]}]}' });
  const policyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  new IamRolePolicyAttachment(scope, "admin", { role: role.name, policyArn });
});

test("everything that is left at the provider's defaults is found, at its place", () => {
  expect(found).toEqual([
    "aws-bucket-encrypted bucket",
    "aws-bucket-keeps-data bucket.force_destroy",
    "aws-bucket-leftovers bucket",
    "aws-bucket-live-objects expiry.rule",
    "aws-bucket-no-everybody policy.policy",
    "aws-bucket-no-lockout policy.policy",
    "aws-bucket-owner bucket",
    "aws-bucket-private bucket",
    "aws-bucket-tls bucket",
    "aws-bucket-versioned bucket",
    "aws-eks-access-entries eks.access_config",
    "aws-eks-deletion-protection eks.deletion_protection",
    "aws-eks-logs eks.enabled_cluster_log_types",
    "aws-eks-private-api eks.vpc_config.public_access_cidrs",
    "aws-eks-secrets-key eks.encryption_config",
    "aws-eks-version eks.version",
    "aws-group-described ipv4.description",
    "aws-group-described ipv6.description",
    "aws-iam-no-admin admin.policy_arn",
    "aws-iam-no-star everything.policy",
    "aws-iam-pod-trust role.assume_role_policy",
    "aws-key-rotation key.enable_key_rotation",
    "aws-log-group group.kms_key_id",
    "aws-log-group group.retention_in_days",
    "aws-no-open-ingress ipv4.cidr_ipv4",
    "aws-no-open-ingress ipv6.cidr_ipv4",
    "aws-node-access nodes.remote_access",
    "aws-node-disks template.block_device_mappings",
    "aws-node-metadata template.metadata_options",
    "aws-subnet-private subnet.map_public_ip_on_launch",
    "aws-vpc-default-group vpc",
    "aws-vpc-flow-logs vpc",
  ]);
});

test("every policy was tried above, and has a code of its own", () => {
  const codes = awsPolicies.map(({ code }) => code);
  expect([...new Set(codes)]).toEqual(codes);
  expect([...new Set(found.map((finding) => finding.split(" ")[0]))].sort()).toEqual([...codes].sort());
});

test("what belongs to another bucket, or half does its work, does not count", () => {
  const half = findings((scope) => {
    const one = new S3Bucket(scope, "one", { bucket: "one" });
    const other = new S3Bucket(scope, "other", { bucket: "other" });
    new S3BucketVersioningA(scope, "versioning", {
      bucket: other.bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketPublicAccessBlock(scope, "block", { bucket: one.bucket, blockPublicAcls: true });
    const allow = '{"Statement":[{"Condition":{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Allow"}]}';
    new S3BucketPolicy(scope, "policy", { bucket: one.bucket, policy: allow });
  });
  expect(half).toContain("aws-bucket-versioned one");
  expect(half).not.toContain("aws-bucket-versioned other");
  expect(half).toContain("aws-bucket-private one");
  expect(half).toContain("aws-bucket-tls one");
});

test("a bucket policy may deny on a condition, deny one thing, and allow somebody", () => {
  const condition = { Bool: { "aws:SecureTransport": "false" } };
  const Statement = [
    { Effect: "Deny", Principal: "*", Action: "s3:*", Condition: condition },
    { Effect: "Deny", Principal: { AWS: "*" }, Action: "s3:DeleteBucket" },
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:role/x" }, Action: "*" },
  ];
  const rest = findings((scope) => {
    new S3BucketPolicy(scope, "policy", { bucket: "x", policy: JSON.stringify({ Statement }) });
    new S3BucketPolicy(scope, "unknown", { bucket: "y", policy: "${data.somewhere.else.json}" });
  });
  expect(rest).toEqual([]);
});

test("a rule inside of a security group says what it is for, too", () => {
  const silent = findings((scope) => {
    const ingress = [{ fromPort: 443, toPort: 443, protocol: "tcp", cidrBlocks: ["10.0.0.0/8"] }];
    new SecurityGroup(scope, "silent", { description: "Endpoints", ingress });
    new SecurityGroup(scope, "told", { description: "Endpoints", ingress: [{ ...ingress[0]!, description: "Nodes" }] });
  });
  expect(silent).toEqual(["aws-group-described silent.description"]);
});

test("a launch template does not excuse a login", () => {
  const login = findings((scope) => {
    new EksNodeGroup(scope, "nodes", {
      clusterName: "x",
      nodeRoleArn: "arn:aws:iam::123456789012:role/x",
      subnetIds: ["subnet-0a"],
      scalingConfig: { minSize: 1, maxSize: 1, desiredSize: 1 },
      launchTemplate: { id: "lt-0a", version: "1" },
      remoteAccess: { ec2SshKey: "key" },
    });
  });
  expect(login).toEqual(["aws-node-access nodes.remote_access"]);
});

test("a risk that is accepted with a reason is no finding, and no other is forgiven with it", () => {
  const rest = findings((scope) => {
    const bucket = new S3Bucket(scope, "bucket", { bucket: "x", forceDestroy: true });
    exempt(bucket, bucketKeepsData, "holds nothing that anybody needs");
  });
  expect(rest).not.toContain("aws-bucket-keeps-data bucket.force_destroy");
  expect(rest).toContain("aws-bucket-versioned bucket");
});

test("an API server that names the whole internet, or nothing, is open", () => {
  const vpcConfigs = {
    everybody: { endpointPublicAccess: true, publicAccessCidrs: ["198.51.100.0/24", "0.0.0.0/0"] },
    nobody: { endpointPublicAccess: true, publicAccessCidrs: [] },
    office: { endpointPublicAccess: true, publicAccessCidrs: ["198.51.100.0/24"] },
    inside: { endpointPublicAccess: false },
  };
  const open = findings((scope) => {
    for (const [name, vpcConfig] of Object.entries(vpcConfigs)) {
      const roleArn = "arn:aws:iam::123456789012:role/x";
      new EksCluster(scope, name, { name, roleArn, vpcConfig: { subnetIds: ["subnet-0a"], ...vpcConfig } });
    }
  });
  expect(open.filter((finding) => finding.startsWith("aws-eks-private-api"))).toEqual([
    "aws-eks-private-api everybody.vpc_config.public_access_cidrs",
    "aws-eks-private-api nobody.vpc_config.public_access_cidrs",
  ]);
});
