import { deployerName } from "../../core/names";
import type { ClusterContext } from "../contract";
import type { RoleArn } from "./props";
import type { AwsPartition, AwsRegion } from "./regions";
import type { ResolvedAwsCluster } from "./resolved";

/** Where a resource is: enough to spell its ARN, so that no ARN needs a reference to another stack. */
export interface AwsPlace {
  readonly partition: AwsPartition;
  readonly region: AwsRegion;
  readonly account: string;
}

/** `arn:aws:s3:::acme-dev-eks-eu1-logs` */
export function bucketArn({ partition }: Pick<AwsPlace, "partition">, bucket: string): string {
  return `arn:${partition}:s3:::${bucket}`;
}

export function roleArn({ partition, account }: Omit<AwsPlace, "region">, name: string): RoleArn {
  return `arn:${partition}:iam::${account}:role/${name}`;
}

/** A policy that AWS maintains: `AmazonEKSClusterPolicy`. */
export function managedPolicyArn({ partition }: Pick<AwsPlace, "partition">, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** A set of Kubernetes permissions that EKS maintains: `AmazonEKSClusterAdminPolicy`. */
export function accessPolicyArn({ partition }: Pick<AwsPlace, "partition">, name: string): string {
  return `arn:${partition}:eks::aws:cluster-access-policy/${name}`;
}

/** The ARN of anything that has region and account: `regionalArn(place, "logs", "log-group:/aws/eks/x")`. */
export function regionalArn({ partition, region, account }: AwsPlace, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

/** The role that applies the platform's stacks, and so must administer the cluster. */
export function deployerArn({ organization, environment, spec }: ClusterContext<ResolvedAwsCluster>): RoleArn {
  return spec.deployer === "bootstrap" ? roleArn(spec, deployerName(organization, environment)) : spec.deployer;
}
