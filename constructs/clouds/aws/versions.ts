/**
 * Minor versions of Kubernetes that this library is tested with. The end of standard support is AWS's date; after it
 * EKS upgrades the cluster by itself, or bills six times as much for extended support.
 */
export const KUBERNETES_VERSIONS = {
  "1.34": { endOfSupport: "2026-12-02", autoscalerImage: "v1.34.3" },
  // The newest that checkov 3.3 accepts as supported (CKV_AWS_339).
  "1.35": { endOfSupport: "2027-03-27", autoscalerImage: "v1.35.0" },
} as const satisfies Record<string, KubernetesVersionFacts>;

interface KubernetesVersionFacts {
  readonly endOfSupport: string;
  /** The autoscaler simulates the scheduler of one minor version, so its own minor version follows the cluster's. */
  readonly autoscalerImage: string;
}

export type KubernetesVersion = keyof typeof KUBERNETES_VERSIONS;

/** EKS add-ons that every cluster gets; their versions follow the Kubernetes version unless pinned. */
export const ADDONS = [
  "eks-pod-identity-agent",
  "vpc-cni",
  "kube-proxy",
  "coredns",
  "aws-ebs-csi-driver",
  // A community add-on of EKS (EKS user guide, "AWS community add-ons"): no chart of ours to keep up to date.
  "metrics-server",
] as const;

export type Addon = (typeof ADDONS)[number];

/** Logs of the control plane, delivered to CloudWatch. */
export const CONTROL_PLANE_LOGS = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

export type ControlPlaneLog = (typeof CONTROL_PLANE_LOGS)[number];

/** Days for which CloudWatch can keep logs (API reference, PutRetentionPolicy). */
export const LOG_RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** AWS services that can be reached without leaving the network, each for an hourly fee per zone. */
export const INTERFACE_ENDPOINTS = [
  "autoscaling",
  "ec2",
  "ecr.api",
  "ecr.dkr",
  "eks",
  "eks-auth",
  "elasticloadbalancing",
  "logs",
  "sts",
] as const;

export type InterfaceEndpoint = (typeof INTERFACE_ENDPOINTS)[number];
