import type { Statement } from "../iam";

/**
 * What `terraform plan` of foundation and cluster reads. No data: neither objects of the stores nor what a key of a
 * cluster encrypts. To plan the platform the role must be a reader of the cluster besides.
 */
export function plannerStatements(): readonly Statement[] {
  return [
    {
      Sid: "Read",
      Action: [
        "ec2:Describe*",
        "ec2:GetLaunchTemplateData",
        "eks:Describe*",
        "eks:List*",
        "iam:GetOpenIDConnectProvider",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListAttachedRolePolicies",
        "iam:ListRolePolicies",
        "kms:DescribeKey",
        "kms:GetKeyPolicy",
        "kms:GetKeyRotationStatus",
        "kms:ListAliases",
        "kms:ListResourceTags",
        "logs:DescribeLogGroups",
        "logs:ListTagsForResource",
        "s3:GetAccelerateConfiguration",
        "s3:GetBucket*",
        "s3:GetEncryptionConfiguration",
        "s3:GetLifecycleConfiguration",
        "s3:GetReplicationConfiguration",
        "s3:ListBucket",
        "s3:ListTagsForResource",
      ],
      Resource: "*",
    },
  ];
}
