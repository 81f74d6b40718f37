import type { Policy } from "../../../terraform/policies";
import { resources, unless } from "../../policy-rules";

export const keyRotation: Policy = {
  code: "aws-key-rotation",
  title: "a key changes its material and says who may use it (CKV_AWS_7, CKV2_AWS_64)",
  reason: "Material that leaks would open everything ever encrypted; a default policy says nothing to a reviewer.",
  check: resources("aws_kms_key", ({ enable_key_rotation: rotation, policy }) =>
    unless(rotation === true && policy !== undefined, {
      attribute: "enable_key_rotation",
      value: rotation,
      problem: "does not rotate, or the key has no policy of its own",
      fix: "Enable rotation and write the policy",
    }),
  ),
};

export const logGroups: Policy = {
  code: "aws-log-group",
  title: "a log group is encrypted with a key of ours and forgets (CKV_AWS_158, CKV_AWS_66)",
  reason: "Without a period CloudWatch keeps, and bills, for ever.",
  check: resources("aws_cloudwatch_log_group", ({ kms_key_id: key, retention_in_days: days }) => [
    ...unless(key !== undefined, {
      attribute: "kms_key_id",
      problem: "is missing",
      fix: "Give it the ARN of the logs key",
    }),
    ...unless(typeof days === "number" && days > 0, {
      attribute: "retention_in_days",
      value: days,
      problem: "is no period",
      fix: "Set one",
    }),
  ]),
};

export const keyPolicies: readonly Policy[] = [keyRotation, logGroups];
