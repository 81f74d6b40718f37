import { DataAwsKmsAlias } from "@cdktf/provider-aws/lib/data-aws-kms-alias";
import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import type { Construct } from "constructs";
import type { KeyPurpose } from "../../core/names";
import type { ClusterContext } from "../contract";
import { keyAlias, subnetName, vpcName } from "./names";
import type { ResolvedAwsCluster } from "./resolved";

/** The network of a cluster as a later stack sees it. */
export interface FoundNetwork {
  readonly vpcId: string;
  readonly privateSubnets: readonly FoundSubnet[];
}

export interface FoundSubnet {
  /** Part of names and construct ids: the letter of the zone, or the place in the list where the zone is unknown. */
  readonly key: string;
  readonly id: string;
}

/**
 * Finds the network that the foundation made. Each subnet is looked up by itself: the length of a list that only
 * Terraform knows is unknown while the stack is written.
 */
export function findNetwork(scope: Construct, { names, spec }: ClusterContext<ResolvedAwsCluster>): FoundNetwork {
  const { network } = spec;
  if (network.kind === "existing") {
    const privateSubnets = network.privateSubnetIds.map((id, index) => ({ key: `${index + 1}`, id }));
    return { vpcId: network.vpcId, privateSubnets };
  }
  const vpc = new DataAwsVpc(scope, "vpc", { filter: [named(vpcName(names))] });
  const privateSubnets = network.subnets.map(({ zone }) => {
    const filter = [named(subnetName(names, "private", zone))];
    return { key: zone, id: new DataAwsSubnet(scope, `private-${zone}`, { vpcId: vpc.id, filter }).id };
  });
  return { vpcId: vpc.id, privateSubnets };
}

function named(name: string): { name: string; values: string[] } {
  return { name: "tag:Name", values: [name] };
}

/** ARN of a key that the foundation made. */
export function findKey(
  scope: Construct,
  { names }: Pick<ClusterContext<unknown>, "names">,
  purpose: KeyPurpose,
): string {
  return new DataAwsKmsAlias(scope, `${purpose}-key`, { name: keyAlias(names, purpose) }).targetKeyArn;
}
