import type { ClusterNames, StoredSignal } from "../../core/names";
import {
  diskEncryptionSet,
  foundationGroup,
  logWorkspace,
  networkName,
  storeContainer,
  storesAccount,
  SUBNETS,
} from "./names";
import type { ResolvedAzureCluster } from "./resolved";

/** Everything in Azure has its id by its name, so that no stack needs a reference to another. */

/** What is said about a cluster, as far as ids go. */
interface ClusterPlace {
  readonly organization: string;
  readonly names: ClusterNames;
  readonly spec: Pick<ResolvedAzureCluster, "subscription" | "network">;
}

export function subscriptionId(subscription: string): string {
  return `/subscriptions/${subscription}`;
}

/** `resourceId(subscription, "dev-aks-eu1-cluster", "Microsoft.ContainerService/managedClusters/dev-aks-eu1")` */
export function resourceId(subscription: string, group: string, resource: string): string {
  return `${subscriptionId(subscription)}/resourceGroups/${group}/providers/${resource}`;
}

/** The subnet of nodes, whoever made it. */
export function nodeSubnetId({ names, spec }: ClusterPlace): string {
  const { network, subscription } = spec;
  if (network.kind === "existing") return network.subnetId;
  const resource = `Microsoft.Network/virtualNetworks/${networkName(names)}/subnets/${SUBNETS.nodes}`;
  return resourceId(subscription, foundationGroup(names), resource);
}

export function logWorkspaceId({ names, spec }: ClusterPlace): string {
  const resource = `Microsoft.OperationalInsights/workspaces/${logWorkspace(names)}`;
  return resourceId(spec.subscription, foundationGroup(names), resource);
}

export function diskEncryptionSetId({ names, spec }: ClusterPlace): string {
  const resource = `Microsoft.Compute/diskEncryptionSets/${diskEncryptionSet(names)}`;
  return resourceId(spec.subscription, foundationGroup(names), resource);
}

/** The container of one signal: the narrowest scope that a role can have. */
export function storeId(
  { organization, names, spec }: Omit<ClusterPlace, "spec"> & { readonly spec: { readonly subscription: string } },
  signal: StoredSignal,
): string {
  const account = resourceId(
    spec.subscription,
    foundationGroup(names),
    `Microsoft.Storage/storageAccounts/${storesAccount(organization, names)}`,
  );
  return containerId(account, storeContainer(signal));
}

/** A blob container as roles know it. */
export function containerId(accountId: string, container: string): string {
  return `${accountId}/blobServices/default/containers/${container}`;
}

/** The network that a subnet belongs to. */
export function networkIdOf(subnetId: string): string {
  return subnetId.slice(0, subnetId.lastIndexOf("/subnets/"));
}
