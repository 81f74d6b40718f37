import type { ClusterNames, KeyPurpose } from "../../core/names";

/** How AWS spells the names of a cluster's resources that one stack makes and another looks up. */

/** The name of a key as AWS finds it: `alias/dev-eks-eu1-stores`. */
export function keyAlias(names: ClusterNames, purpose: KeyPurpose): string {
  return `alias/${names.key(purpose)}`;
}

/** EKS writes to the group of this name and no other. */
export function controlPlaneLogGroup(names: ClusterNames): string {
  return `/aws/eks/${names.cluster}/cluster`;
}

export function flowLogGroup(names: ClusterNames): string {
  return `/aws/vpc/${names.cluster}/flow-logs`;
}

/** `Name` tag of the VPC. */
export function vpcName(names: ClusterNames): string {
  return names.resource("vpc");
}

/** `Name` tag of a subnet: `dev-eks-eu1-private-a`. */
export function subnetName(names: ClusterNames, side: "private" | "public", zone: string): string {
  return names.resource(`${side}-${zone}`);
}
