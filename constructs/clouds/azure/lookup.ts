import { DataAzurermPublicIp } from "@cdktf/provider-azurerm/lib/data-azurerm-public-ip";
import { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import type { Construct } from "constructs";
import type { StoredSignal } from "../../core/names";
import type { ClusterContext } from "../contract";
import { clusterGroup, foundationGroup, natAddress } from "./names";
import type { ResolvedAzureCluster } from "./resolved";

/** The address that the nodes of a cluster have in the internet behind the NAT gateway of the foundation. */
export function findNatAddress(scope: Construct, { names }: ClusterContext<ResolvedAzureCluster>): string {
  return new DataAzurermPublicIp(scope, "nat-address", {
    name: natAddress(names),
    resourceGroupName: foundationGroup(names),
  }).ipAddress;
}

/** The id by which the writer of a signal names its identity: chosen by Azure, hence the one thing names do not tell. */
export function findWriter(
  scope: Construct,
  { names }: Pick<ClusterContext<unknown>, "names">,
  signal: StoredSignal,
): string {
  return new DataAzurermUserAssignedIdentity(scope, `${signal}-writer`, {
    name: names.writer(signal),
    resourceGroupName: clusterGroup(names),
  }).clientId;
}
