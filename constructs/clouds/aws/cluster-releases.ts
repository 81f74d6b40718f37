import { CHARTS } from "../../core/charts";
import type { ClusterContext, ClusterRelease } from "../contract";
import { SYSTEM_TAINT } from "../nodes";
import { vpcName } from "./names";
import type { ResolvedAwsCluster } from "./resolved";
import { SYSTEM_ACCOUNTS } from "./service-accounts";
import { KUBERNETES_VERSIONS } from "./versions";

/** Values of cluster-autoscaler, as far as this library sets them. */
type AutoscalerValues = {
  readonly fullnameOverride: string;
  readonly awsRegion: string;
  readonly autoDiscovery: { readonly clusterName: string };
  readonly image: { readonly tag: string };
  readonly rbac: { readonly serviceAccount: { readonly name: string } };
  /** Flags of the program. */
  readonly extraArgs: Readonly<Record<string, string | number | boolean>>;
  readonly containerSecurityContext: RestrictedContainer;
  readonly securityContext: {
    readonly runAsNonRoot: true;
    readonly runAsUser: number;
    readonly seccompProfile: Seccomp;
  };
  readonly resources: Resources;
  readonly tolerations: readonly Toleration[];
};

/** Values of aws-load-balancer-controller, as far as this library sets them. */
type LoadBalancerValues = {
  readonly clusterName: string;
  readonly region: string;
  readonly replicaCount: number;
  readonly serviceAccount: { readonly name: string };
  readonly keepTLSSecret: true;
  readonly enableServiceMutatorWebhook: false;
  readonly enableShield: false;
  readonly enableWaf: false;
  readonly enableWafv2: false;
  readonly resources: Resources;
  readonly tolerations: readonly Toleration[];
} & ({ readonly vpcId: string } | { readonly vpcTags: { readonly Name: string } });

type Seccomp = { readonly type: "RuntimeDefault" };
type RestrictedContainer = {
  readonly allowPrivilegeEscalation: false;
  readonly readOnlyRootFilesystem: true;
  readonly capabilities: { readonly drop: readonly ["ALL"] };
};
type Resources = {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
};
type Toleration = { readonly key: string; readonly operator: "Exists" };

const ON_SYSTEM_NODES: readonly Toleration[] = [{ key: SYSTEM_TAINT.key, operator: "Exists" }];

/**
 * What an EKS cluster needs that comes as Helm charts, in the order of installation. It is data: a provider must not be
 * configured from resources of its own state, so that the platform's stack installs it. The roles and their
 * associations are in the cluster's stack, so that they are there before the pods.
 */
export function clusterReleases(context: ClusterContext<ResolvedAwsCluster>): readonly ClusterRelease[] {
  return [
    // First: it makes the nodes that everything after it may have to wait for.
    {
      name: "cluster-autoscaler",
      namespace: SYSTEM_ACCOUNTS.autoscaler.namespace,
      chart: CHARTS.clusterAutoscaler,
      values: autoscalerValues(context),
    },
    {
      name: "aws-load-balancer-controller",
      namespace: SYSTEM_ACCOUNTS.loadBalancers.namespace,
      chart: CHARTS.awsLoadBalancerController,
      values: loadBalancerValues(context),
    },
  ];
}

function autoscalerValues({ names, spec }: ClusterContext<ResolvedAwsCluster>): AutoscalerValues {
  return {
    fullnameOverride: "cluster-autoscaler",
    awsRegion: spec.region,
    // Finds the groups by the tags that EKS gives to those of a managed node group.
    autoDiscovery: { clusterName: names.cluster },
    image: { tag: KUBERNETES_VERSIONS[spec.kubernetes].autoscalerImage },
    rbac: { serviceAccount: { name: SYSTEM_ACCOUNTS.autoscaler.serviceAccount } },
    extraArgs: {
      // Keeps the groups of one kind, one per zone, at equal sizes.
      "balance-similar-node-groups": true,
      expander: "least-waste",
      // Otherwise one pod with scratch space, or one of kube-system, holds its node for ever.
      "skip-nodes-with-local-storage": false,
      "skip-nodes-with-system-pods": false,
      v: 2,
    },
    containerSecurityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ["ALL"] },
    },
    securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: "RuntimeDefault" } },
    resources: { requests: { cpu: "100m", memory: "300Mi" }, limits: { memory: "600Mi" } },
    tolerations: ON_SYSTEM_NODES,
  };
}

function loadBalancerValues(context: ClusterContext<ResolvedAwsCluster>): LoadBalancerValues {
  const { names, spec } = context;
  return {
    clusterName: names.cluster,
    // Pods cannot ask the instance metadata where they are.
    region: spec.region,
    ...(spec.network.kind === "existing" ? { vpcId: spec.network.vpcId } : { vpcTags: { Name: vpcName(names) } }),
    replicaCount: 2,
    serviceAccount: { name: SYSTEM_ACCOUNTS.loadBalancers.serviceAccount },
    // A new certificate on every upgrade breaks the webhook until all pods have been replaced.
    keepTLSSecret: true,
    // This webhook is called for every new Service: while the controller is down none could be made. A Service names
    // the controller itself, with loadBalancerClass service.k8s.aws/nlb.
    enableServiceMutatorWebhook: false,
    // Left out of the role's permissions, too.
    enableShield: false,
    enableWaf: false,
    enableWafv2: false,
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "256Mi" } },
    tolerations: ON_SYSTEM_NODES,
  };
}
