/** A Kubernetes service account that acts as an IAM role. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** One of them, or several of one namespace. */
export interface ServiceAccounts extends Omit<ServiceAccount, "serviceAccount"> {
  readonly serviceAccount: string | readonly string[];
}

/** Where the parts of a cluster run that need permissions in AWS. The first two names are the add-ons' own. */
export const SYSTEM_ACCOUNTS = {
  networkPlugin: { namespace: "kube-system", serviceAccount: "aws-node" },
  volumes: { namespace: "kube-system", serviceAccount: "ebs-csi-controller-sa" },
  autoscaler: { namespace: "kube-system", serviceAccount: "cluster-autoscaler" },
  loadBalancers: { namespace: "kube-system", serviceAccount: "aws-load-balancer-controller" },
} as const satisfies Record<string, ServiceAccount>;
