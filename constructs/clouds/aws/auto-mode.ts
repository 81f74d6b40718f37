import type { EksClusterConfig } from "@cdktf/provider-aws/lib/eks-cluster";
import type { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { managedPolicyArn } from "./arn";
import { Role, serviceTrust } from "./iam";
import type { ResolvedAwsCluster } from "./resolved";

/** What the control plane must be allowed beside its usual policy (EKS user guide, "Amazon EKS Auto Mode cluster IAM role"). */
export const AUTO_MODE_POLICIES = [
  "AmazonEKSComputePolicy",
  "AmazonEKSBlockStoragePolicy",
  "AmazonEKSLoadBalancingPolicy",
  "AmazonEKSNetworkingPolicy",
] as const;

/**
 * Auto Mode as a control plane is told about it. The three switches are one: EKS refuses some of them without the
 * others (terraform-aws-modules/terraform-aws-eks, main.tf).
 * @param nodes role of the nodes
 */
export function autoMode(nodes: Role): Pick<EksClusterConfig, "computeConfig" | "storageConfig"> & {
  readonly kubernetesNetworkConfig: { readonly elasticLoadBalancing: { readonly enabled: true } };
} {
  return {
    // The pools of AWS: x86_64, on-demand, any zone of the cluster; `system` admits critical add-ons alone.
    computeConfig: { enabled: true, nodePools: ["general-purpose", "system"], nodeRoleArn: nodes.arn },
    kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    storageConfig: { blockStorage: { enabled: true } },
  };
}

/** Less than nodes of ours need: network and volumes are the control plane's work. */
export function autoModeNodeRole(scope: Construct, { names, spec }: ClusterContext<ResolvedAwsCluster>): Role {
  return new Role(scope, "node-role", {
    name: names.resource("node"),
    description: `Nodes of ${names.cluster}`,
    trust: [serviceTrust("ec2.amazonaws.com")],
    managedPolicies: [
      managedPolicyArn(spec, "AmazonEKSWorkerNodeMinimalPolicy"),
      managedPolicyArn(spec, "AmazonEC2ContainerRegistryPullOnly"),
    ],
  });
}
