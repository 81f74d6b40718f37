import type { ClusterNames, KeyPurpose } from "../../core/names";
import type { ClusterContext } from "../contract";
import { keyRingName } from "./names";
import type { ResolvedGoogleCluster } from "./resolved";

/**
 * Google finds everything by project, place and name. So a later stack refers to what an earlier one made without
 * looking it up, and a plan of it needs nothing but names.
 */

export function networkPath(project: string, network: string): string {
  return `projects/${project}/global/networks/${network}`;
}

export function subnetworkPath(project: string, region: string, subnetwork: string): string {
  return `projects/${project}/regions/${region}/subnetworks/${subnetwork}`;
}

export function clusterPath({ project, region }: ResolvedGoogleCluster, names: ClusterNames): string {
  return `projects/${project}/locations/${region}/clusters/${names.cluster}`;
}

export function logBucketPath({ project, region }: ResolvedGoogleCluster, bucket: string): string {
  return `projects/${project}/locations/${region}/buckets/${bucket}`;
}

/** A key that the foundation made; undefined where a cluster accepts the keys of Google. */
export function keyPath(
  { names, spec }: ClusterContext<ResolvedGoogleCluster>,
  purpose: KeyPurpose,
): string | undefined {
  if (spec.accept.googleKeys !== false) return undefined;
  const ring = `projects/${spec.project}/locations/${spec.region}/keyRings/${keyRingName(names)}`;
  return `${ring}/cryptoKeys/${names.key(purpose)}`;
}

/** A role that the bootstrap made. */
export function rolePath(project: string, roleId: string): string {
  return `projects/${project}/roles/${roleId}`;
}

/** Pool of the identities of all pods in all clusters of a project. */
export function workloadPool(project: string): string {
  return `${project}.svc.id.goog`;
}
