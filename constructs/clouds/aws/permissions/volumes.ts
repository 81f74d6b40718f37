import type { Statement } from "../iam";

/**
 * Volumes under a key of ours, for the EBS CSI driver beside its managed policy: what EC2 asks of whoever makes an
 * encrypted volume (EBS user guide, "Requirements for Amazon EBS encryption"). Grants are for EC2 itself to attach it.
 */
export function volumeKeyStatements(keyArn: string): readonly Statement[] {
  return [
    {
      Sid: "Use",
      Action: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:GenerateDataKeyWithoutPlaintext",
        "kms:ReEncryptFrom",
        "kms:ReEncryptTo",
      ],
      Resource: keyArn,
    },
    {
      Sid: "LetEc2Attach",
      Action: "kms:CreateGrant",
      Resource: keyArn,
      Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}
