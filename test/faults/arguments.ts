import { EksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { Subnet, type SubnetConfig } from "@cdktf/provider-aws/lib/subnet";
import type { TerraformStack } from "cdktf";
import { group } from "./fault";
import { addAws, network, raw, subnet } from "./parts";

function cluster(stack: TerraformStack): EksCluster {
  addAws(stack);
  const roleArn = "arn:aws:iam::123456789012:role/cluster";
  return new EksCluster(stack, "cluster", { name: "main", roleArn, vpcConfig: { subnetIds: ["subnet-1"] } });
}

/** Arguments and blocks that are missing, unknown, or not the user's to give. */
export const argumentFaults = group("Arguments and blocks", [
  {
    name: "an unknown property",
    caughtBy: "compiler",
    says: "TS2353: Object literal may only specify known properties, and 'cidr' does not exist in type 'VpcConfig'.",
    at: "cidr:",
    code: `new Vpc(stack, "network", { cidr: "10.0.0.0/16" });`,
  },
  {
    name: "a missing required argument",
    caughtBy: "compiler",
    says: "Property 'roleArn' is missing",
    at: "{ name:",
    code: `new EksCluster(stack, "cluster", { name: "main", vpcConfig: { subnetIds: [] } });`,
  },
  {
    name: "an unknown argument, through addOverride",
    caughtBy: "validate",
    says: 'Extraneous JSON object property … No argument or block type is named "cidr". Did you mean',
    at: "resource.aws_vpc.network",
    build: (stack) => {
      network(stack).addOverride("cidr", "10.0.0.0/16");
    },
  },
  {
    name: "an unknown argument inside a block, through addOverride",
    caughtBy: "validate",
    says: 'No argument or block type is named "public_access"',
    at: "resource.aws_eks_cluster.cluster.vpc_config",
    build: (stack) => {
      cluster(stack).addOverride("vpc_config.public_access", false);
    },
  },
  {
    name: "a required argument that is undefined behind a cast",
    caughtBy: "validate",
    says: 'Missing required argument … The argument "vpc_id" is required, but no definition was found.',
    at: "resource.aws_subnet.subnet",
    build: (stack) => {
      addAws(stack);
      new Subnet(stack, "subnet", { cidrBlock: "10.0.1.0/24" } as SubnetConfig);
    },
  },
  {
    name: "a missing required block",
    caughtBy: "validate",
    says: 'Insufficient vpc_config blocks … At least 1 "vpc_config" blocks are required.',
    at: "resource.aws_eks_cluster.cluster",
    build: (stack) => {
      addAws(stack);
      raw(stack, "aws_eks_cluster", "cluster", { name: "main", role_arn: "arn:aws:iam::123456789012:role/cluster" });
    },
  },
  {
    name: "two blocks where one may stand",
    caughtBy: "validate",
    says: 'Too many vpc_config blocks … No more than 1 "vpc_config" blocks are allowed',
    at: "resource.aws_eks_cluster.cluster",
    build: (stack) => {
      cluster(stack).addOverride("vpc_config", [{ subnet_ids: ["subnet-1"] }, { subnet_ids: ["subnet-2"] }]);
    },
  },
  {
    name: "a value for what only the provider can say",
    caughtBy: "validate",
    says: "Value for a computed attribute … arn: is given by the provider alone. Leave it out.",
    at: "aws_vpc.network",
    build: (stack) => {
      network(stack).addOverride("arn", "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1");
    },
  },
  {
    name: "an unknown resource type",
    caughtBy: "validate",
    says: 'Invalid resource type … The provider hashicorp/aws does not support resource type "aws_vcp".',
    at: '"aws_vcp": {',
    build: (stack) => {
      addAws(stack);
      raw(stack, "aws_vcp", "network", { cidr_block: "10.0.0.0/16" });
    },
  },
  {
    name: "an attribute of another resource where a block belongs",
    caughtBy: "validate",
    says: "Incorrect JSON value type … Either a JSON object or a JSON array is required",
    at: "in resource.aws_eks_cluster.cluster",
    build: (stack) => {
      cluster(stack).addOverride("vpc_config", subnet(stack, "vpc-1").id);
    },
  },
]);
