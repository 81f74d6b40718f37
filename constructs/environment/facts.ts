import { SERVICE_CIDR as EKS_SERVICES } from "../clouds/aws/defaults";
import { POD_CIDR, SERVICE_CIDR as AKS_SERVICES } from "../clouds/azure/defaults";
import { googleZones } from "../clouds/google/defaults";
import type { Cluster } from "./environment";
import type { ResolvedCluster } from "./resolved";

/** The address range a cluster will have, undefined where it joins a network that somebody else made. */
export function clusterNetwork(cluster: Cluster): string | undefined {
  return "cidr" in cluster ? cluster.cidr : undefined;
}

/** Addresses that lead into the cluster itself, whoever else has them outside of it. */
export interface InnerRange {
  readonly cidr: string;
  readonly of: "pods" | "Services";
}

/**
 * The inner ranges of a cluster that are not part of its network. Those of GKE are, and pods of EKS have addresses of
 * the VPC. Nobody knows those of a cluster that somebody else made.
 */
export function innerRanges(cluster: Cluster): readonly InnerRange[] {
  if (cluster.cloud === "existing" || cluster.origin === "existing") return [];
  switch (cluster.cloud) {
    case "aws":
      return [{ cidr: EKS_SERVICES, of: "Services" }];
    case "azure":
      return [
        { cidr: cluster.podCidr ?? POD_CIDR, of: "pods" },
        { cidr: AKS_SERVICES, of: "Services" },
      ];
    case "google":
      return [];
  }
}

/**
 * The zones a cluster spans, each once; on AWS, in a network of somebody else's, its subnets, of which there is one per
 * zone. None where plain JavaScript leaves them out, which the check of the cloud reports.
 */
export function clusterZones(cluster: Cluster): readonly string[] {
  return [...new Set<string>(zonesOf(cluster))];
}

function zonesOf(cluster: Cluster): readonly string[] {
  if (cluster.cloud === "existing" || cluster.origin === "existing") return cluster.zones;
  switch (cluster.cloud) {
    case "aws":
      return cluster.network ? cluster.network.privateSubnetIds : cluster.zones;
    case "azure":
      return cluster.zones;
    case "google":
      return googleZones(cluster);
  }
}

/** Whether pods of a cluster may read its nodes; the stacks learn the same when they find the cluster. */
export function hasHostAccess(spec: ResolvedCluster): boolean {
  if ("capabilities" in spec) return spec.capabilities.hostAccess;
  return spec.cloud !== "google" || spec.mode === "standard";
}
