/** A Kubernetes service account that acts as an IAM role. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** Service accounts of one namespace that act as one IAM role. */
export interface ServiceAccounts {
  readonly namespace: string;
  readonly serviceAccounts: readonly string[];
}

/** Where a role has a single one. */
export function only({ namespace, serviceAccount }: ServiceAccount): ServiceAccounts {
  return { namespace, serviceAccounts: [serviceAccount] };
}

/** Where the parts of a cluster run that need permissions in AWS. The first two names are the add-ons' own. */
export const SYSTEM_ACCOUNTS = {
  networkPlugin: { namespace: "kube-system", serviceAccount: "aws-node" },
  volumes: { namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" },
  autoscaler: { namespace: "kube-system", serviceAccount: "cluster-autoscaler" },
  loadBalancers: { namespace: "kube-system", serviceAccount: "aws-load-balancer-controller" },
} as const satisfies Record<string, ServiceAccount>;
