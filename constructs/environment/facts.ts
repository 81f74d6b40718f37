import { googleZones } from "../clouds/google/defaults";
import type { Cluster } from "./environment";

/** The address range a cluster will have, undefined where it joins a network that somebody else made. */
export function clusterNetwork(cluster: Cluster): string | undefined {
  return "cidr" in cluster ? cluster.cidr : undefined;
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
