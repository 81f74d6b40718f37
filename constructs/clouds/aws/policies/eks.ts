import type { Policy } from "../../../terraform/policies";
import { CONTROL_PLANE_LOGS, KUBERNETES_VERSIONS } from "../versions";
import { block, resources, texts, unless } from "../../policy-rules";

export const privateApiServer: Policy = {
  code: "aws-eks-private-api",
  title: "the API server is closed to the internet but for named networks (CKV_AWS_38, CKV_AWS_39)",
  reason: "Whoever holds or guesses credentials, or finds a flaw in the API server, can use them from anywhere.",
  check: resources("aws_eks_cluster", (attributes) => {
    const { endpoint_public_access: isPublic, public_access_cidrs: from } = block(attributes, "vpc_config");
    // Left out, EKS takes it for true, and an empty list for the whole internet.
    const named = texts(from).length > 0 && !texts(from).some((cidr) => cidr.endsWith("/0"));
    return unless(isPublic === false || named, {
      attribute: "vpc_config.public_access_cidrs",
      value: from,
      problem: "lets everybody connect",
      fix: "Use privateApi(), or publicApi({ from: [...] })",
    });
  }),
};

export const controlPlaneLogs: Policy = {
  code: "aws-eks-logs",
  title: "all five logs of the control plane are kept (CKV_AWS_37)",
  reason: "What is not recorded cannot be found out after an incident.",
  check: resources("aws_eks_cluster", ({ enabled_cluster_log_types: logs }) => {
    const missing = CONTROL_PLANE_LOGS.filter((log) => !texts(logs).includes(log));
    return unless(missing.length === 0, {
      attribute: "enabled_cluster_log_types",
      value: logs,
      problem: `leaves out ${missing.join(", ")}`,
      fix: "Keep them all, or accept the risk auditGaps with a reason",
    });
  }),
};

export const secretsEncryption: Policy = {
  code: "aws-eks-secrets-key",
  title: "Kubernetes Secrets are encrypted with a key of ours (CKV_AWS_58)",
  reason: "Under AWS's own key nobody can revoke access to them or see who decrypts. It cannot be removed later.",
  check: resources("aws_eks_cluster", (attributes) => {
    const { resources: encrypted } = block(attributes, "encryption_config");
    return unless(texts(encrypted).includes("secrets"), {
      attribute: "encryption_config",
      value: encrypted,
      problem: "leaves Secrets out",
      fix: 'Give it a key and resources: ["secrets"]',
    });
  }),
};

export const accessEntries: Policy = {
  code: "aws-eks-access-entries",
  title: "access is granted by entries alone",
  reason: "The aws-auth ConfigMap and the creator's hidden rights appear in no review and no list of AWS.",
  check: resources("aws_eks_cluster", (attributes) => {
    const access = block(attributes, "access_config");
    const explicit =
      access.authentication_mode === "API" && access.bootstrap_cluster_creator_admin_permissions === false;
    return unless(explicit, {
      attribute: "access_config",
      value: access,
      problem: "lets others in than those with an entry",
      fix: "Use authenticationMode API, and no permissions for the creator",
    });
  }),
};

export const clusterDeletionProtection: Policy = {
  code: "aws-eks-deletion-protection",
  title: "a cluster cannot be deleted by one call",
  reason: "A wrong plan, or a wrong click, takes every workload with it.",
  check: resources("aws_eks_cluster", ({ deletion_protection: protection }) =>
    unless(protection === true, {
      attribute: "deletion_protection",
      value: protection,
      problem: "does not protect the cluster",
      fix: "Leave it on, or accept the risk clusterDeletion with a reason",
    }),
  ),
};

export const supportedVersion: Policy = {
  code: "aws-eks-version",
  title: "a cluster runs a version of Kubernetes that AWS supports (CKV_AWS_339)",
  reason: "Past its date AWS upgrades the cluster by itself, or bills six times as much for it.",
  check: resources("aws_eks_cluster", ({ version }) =>
    unless(typeof version === "string" && Object.hasOwn(KUBERNETES_VERSIONS, version), {
      attribute: "version",
      value: version,
      problem: "is none of those that this library is tested with, or left to AWS",
      fix: `Use one of: ${Object.keys(KUBERNETES_VERSIONS).join(", ")}`,
    }),
  ),
};

export const eksPolicies: readonly Policy[] = [
  privateApiServer,
  controlPlaneLogs,
  secretsEncryption,
  accessEntries,
  clusterDeletionProtection,
  supportedVersion,
];
