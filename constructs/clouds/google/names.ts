import { type ClusterNames, deployerName, fitName, plannerName } from "../../core/names";

/** How Google Cloud spells the names of a cluster's resources that one stack makes and another refers to. */

const RESOURCE_LIMIT = 63;
const ACCOUNT_LIMIT = 30;

export function networkName(names: ClusterNames): string {
  return names.resource("network", RESOURCE_LIMIT);
}

export function subnetworkName(names: ClusterNames): string {
  return names.resource("nodes", RESOURCE_LIMIT);
}

/** Names of the subnetwork's secondary ranges. */
export const PODS_RANGE = "pods";
export const SERVICES_RANGE = "services";

/** One per cluster. Google never deletes a key ring, nor frees its name. */
export function keyRingName(names: ClusterNames): string {
  return names.resource("keys", RESOURCE_LIMIT);
}

/** The bucket of Cloud Logging, and the sink that fills it. */
export function logBucketName(names: ClusterNames): string {
  return names.resource("logs", RESOURCE_LIMIT);
}

/** Account id of the nodes. */
export function nodeAccountId(names: ClusterNames): string {
  return names.resource("node", ACCOUNT_LIMIT);
}

/** Account id, and with underscores the role id, of the identity that applies the stacks of an environment. */
export function deployerAccountId(organization: string, environment: string): string {
  return fitName(deployerName(organization, environment), ACCOUNT_LIMIT);
}

/** Account id, and with underscores the role id, of the identity that may read what the stacks made. */
export function plannerAccountId(organization: string, environment: string): string {
  return fitName(plannerName(organization, environment), ACCOUNT_LIMIT);
}

/** `ci-acme-dev`: the pool that lets runs of a repository act; one per environment, so that none is shared. */
export function ciPoolId(organization: string, environment: string): string {
  return fitName(`ci-${organization}-${environment}`, 32);
}

/** The role that lets the readers of clusters see Secrets; made once by the bootstrap stack. */
export function secretReaderRoleId(organization: string, environment: string): string {
  return roleId(`${organization}-${environment}-secret-reader`);
}

/** Ids of roles know no dashes. */
export function roleId(name: string): string {
  return name.replaceAll("-", "_");
}
