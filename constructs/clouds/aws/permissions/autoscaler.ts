import type { Statement } from "../iam";

/**
 * The cluster autoscaler with groups found by tag (kubernetes/autoscaler,
 * cluster-autoscaler/cloudprovider/aws/README.md). Reading knows no narrower resource; changing is limited to the groups
 * that EKS tagged as this cluster's.
 * @param nodeGroups ARN pattern of the cluster's node groups
 */
export function autoscalerStatements(nodeGroups: string, cluster: string): readonly Statement[] {
  return [
    {
      Sid: "Read",
      Action: [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ],
      Resource: "*",
    },
    // Labels and taints of groups that have no node yet.
    { Sid: "ReadNodeGroups", Action: "eks:DescribeNodegroup", Resource: nodeGroups },
    {
      Sid: "Scale",
      Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
      Resource: "*",
      Condition: { StringEquals: { [`aws:ResourceTag/k8s.io/cluster-autoscaler/${cluster}`]: "owned" } },
    },
  ];
}
