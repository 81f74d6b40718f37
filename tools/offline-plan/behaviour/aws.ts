import type { Behaviour } from "./behaviour";

/** Amazon Web Services. Attributes that force a replacement are read in the sources of provider 6.25. */
export const AWS: Behaviour = {
  id: "{hex:17}",
  resources: {
    aws_cloudwatch_log_group: { id: "{name}", arn: "arn:aws:logs:{region}:{account}:log-group:{name}" },
    aws_eip: { id: "eipalloc-{hex:17}", public_ip: "203.0.113.10" },
    aws_eks_cluster: {
      id: "{name}",
      arn: "arn:aws:eks:{region}:{account}:cluster/{name}",
      "certificate_authority.data": "{certificate}",
      endpoint: "https://{HEX:32}.example.com",
      "identity.oidc.issuer": "https://{HEX:32}.example.com",
    },
    aws_iam_openid_connect_provider: { arn: "arn:aws:iam::{account}:oidc-provider/{url}" },
    aws_iam_role: { id: "{name}", arn: "arn:aws:iam::{account}:role/{name}", unique_id: "AROA{HEX:17}" },
    aws_internet_gateway: { id: "igw-{hex:17}" },
    aws_kms_key: { id: "{uuid}", key_id: "{uuid}", arn: "arn:aws:kms:{region}:{account}:key/{uuid}" },
    aws_launch_template: { id: "lt-{hex:17}", latest_version: 1 },
    aws_nat_gateway: { id: "nat-{hex:17}" },
    aws_route_table: { id: "rtb-{hex:17}" },
    aws_s3_bucket: { id: "{bucket}", arn: "arn:aws:s3:::{bucket}" },
    aws_security_group: { id: "sg-{hex:17}" },
    aws_subnet: { id: "subnet-{hex:17}", arn: "arn:aws:ec2:{region}:{account}:subnet/{id}" },
    aws_vpc: { id: "vpc-{hex:17}", arn: "arn:aws:ec2:{region}:{account}:vpc/{id}" },
  },
  dataSources: {
    aws_eks_addon_version: { version: "v1.0.0-eksbuild.1" },
    aws_eks_cluster: {
      "certificate_authority.data": "{certificate}",
      endpoint: "https://{HEX:32}.example.com",
      arn: "arn:aws:eks:{region}:{account}:cluster/{name}",
    },
    aws_kms_alias: { target_key_id: "{uuid}", target_key_arn: "arn:aws:kms:{region}:{account}:key/{uuid}" },
    aws_subnet: { id: "subnet-{hex:17}" },
    aws_vpc: { id: "vpc-{hex:17}" },
  },
  replacedBy: {
    aws_cloudwatch_log_group: ["name"],
    aws_eks_cluster: ["name", "role_arn", "bootstrap_self_managed_addons", "kubernetes_network_config"],
    aws_eks_node_group: [
      "ami_type",
      "capacity_type",
      "cluster_name",
      "instance_types",
      "node_group_name",
      "node_role_arn",
      "subnet_ids",
    ],
    aws_eks_pod_identity_association: ["cluster_name", "namespace", "service_account"],
    aws_iam_role: ["name", "path"],
    aws_kms_key: ["customer_master_key_spec", "key_usage", "multi_region"],
    aws_s3_bucket: ["bucket", "object_lock_enabled"],
    aws_subnet: ["availability_zone", "cidr_block", "vpc_id"],
    aws_vpc: ["cidr_block"],
  },
};
