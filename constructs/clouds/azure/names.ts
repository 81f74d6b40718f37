import { createHash } from "node:crypto";
import { type ClusterNames, fitName, stateStoreName, type StoredSignal } from "../../core/names";

/** How Azure spells the names of a cluster's resources that one stack makes and another looks up. */

/** Resource group of what holds data: deleting that of the cluster leaves it alone. */
export function foundationGroup(names: ClusterNames): string {
  return names.resource("foundation");
}

/** Resource group of the control plane and the identities. */
export function clusterGroup(names: ClusterNames): string {
  return names.resource("cluster");
}

/** Resource group that AKS makes, for nodes, disks and load balancers. */
export function nodeGroup(names: ClusterNames): string {
  return names.resource("nodes");
}

export function networkName(names: ClusterNames): string {
  return names.resource("network");
}

/** The subnets of a cluster's own network. */
export const SUBNETS = { nodes: "nodes", endpoints: "endpoints" } as const;

/** Address from which nodes appear in the internet behind a NAT gateway. */
export function natAddress(names: ClusterNames): string {
  return names.resource("nat");
}

/** Log Analytics workspace of the control plane's logs; Azure allows 63 characters. */
export function logWorkspace(names: ClusterNames): string {
  return names.resource("logs", 63);
}

/** Disk encryption set: how Azure calls the use of a key for volumes. */
export function diskEncryptionSet(names: ClusterNames): string {
  return names.key("volumes");
}

/** Storage account of all stores of a cluster. */
export function storesAccount(organization: string, names: ClusterNames): string {
  return accountName(`${organization}-${names.cluster}`);
}

/** Blob container of a signal in the storage account of its cluster. */
export function storeContainer(signal: StoredSignal): string {
  return signal;
}

/** `acme-dev-bootstrap`: resource group of the identities of CI, and of the state store unless it has another. */
export function bootstrapGroup(organization: string, environment: string): string {
  return fitName(`${organization}-${environment}-bootstrap`, 64);
}

/** Storage account of an environment's Terraform states. */
export function stateAccount(organization: string, environment: string): string {
  return accountName(stateStoreName(organization, environment));
}

/**
 * A role of our own, such as `acme-dev-kubernetes-read-0a1b2c3d`. Its name is unique in a directory, which an environment
 * with two subscriptions meets twice.
 */
function roleName(organization: string, environment: string, subscription: string, part: string): string {
  return fitName(`${organization}-${environment}-${part}-${subscription.slice(0, 8)}`, 64);
}

/** Role that may read everything in the clusters of an environment in a subscription. */
export function kubernetesReaderRole(organization: string, environment: string, subscription: string): string {
  return roleName(organization, environment, subscription, "kubernetes-read");
}

/** Role of the identity that applies foundations and clusters of an environment in a subscription. */
export function deployerRole(organization: string, environment: string, subscription: string): string {
  return roleName(organization, environment, subscription, "deploy");
}

const ACCOUNT_NAME_LIMIT = 24;

/**
 * Names of storage accounts are global and know no dashes, so that `a-b` and `ab` would be one: a hash of the name with
 * its dashes keeps them apart, and its readable beginning says whose it is.
 */
export function accountName(name: string): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, 8);
  return `${name.replace(/[^a-z0-9]/g, "").slice(0, ACCOUNT_NAME_LIMIT - hash.length)}${hash}`;
}
