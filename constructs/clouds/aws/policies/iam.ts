import type { Policy } from "../../../terraform/policies";
import { resources, unless } from "../../policy-rules";

export const noFullAccess: Policy = {
  code: "aws-iam-no-star",
  title: "no role may do everything (CKV_AWS_62, CKV_AWS_63)",
  reason: "Whoever takes the role owns the account.",
  check: resources("aws_iam_role_policy", ({ policy }) =>
    unless(typeof policy !== "string" || !/"Action":(\[[^\]]*)?"\*"/.test(policy), {
      attribute: "policy",
      problem: "allows every action",
      fix: "Name the actions",
    }),
  ),
};

export const noAdministrators: Policy = {
  code: "aws-iam-no-admin",
  title: "no role gets the administrator policies of AWS (CKV_AWS_274)",
  reason: "They grow with every service that AWS adds.",
  check: resources("aws_iam_role_policy_attachment", ({ policy_arn: arn }) =>
    unless(typeof arn !== "string" || !/:policy\/(.*\/)?(AdministratorAccess|PowerUserAccess)$/.test(arn), {
      attribute: "policy_arn",
      value: arn,
      problem: "allows almost everything",
      fix: "Name the actions in a policy of the role",
    }),
  ),
};

export const podTrust: Policy = {
  code: "aws-iam-pod-trust",
  title: "a role for pods trusts named service accounts of one cluster",
  reason: "Without conditions any pod identity association in the account can take the role.",
  check: resources("aws_iam_role", ({ assume_role_policy: trust }) => {
    const forPods = typeof trust === "string" && trust.includes('"pods.eks.amazonaws.com"');
    const conditions = ["eks-cluster-name", "kubernetes-namespace", "kubernetes-service-account"];
    return unless(!forPods || conditions.every((key) => trust.includes(`"aws:RequestTag/${key}"`)), {
      attribute: "assume_role_policy",
      problem: "lets other pods take the role",
      fix: "Ask for cluster, namespace and service account in the condition",
    });
  }),
};

export const iamPolicies: readonly Policy[] = [noFullAccess, noAdministrators, podTrust];
