import { memoryOf as awsMemory } from "../clouds/aws/instance-types";
import { SERVICE_CIDR as EKS_SERVICES } from "../clouds/aws/defaults";
import { POD_CIDR, SERVICE_CIDR as AKS_SERVICES } from "../clouds/azure/defaults";
import { vmFacts } from "../clouds/azure/vm-sizes";
import { googleZones } from "../clouds/google/defaults";
import { memoryOf as googleMemory } from "../clouds/google/machine-types";
import type { Capacity, NodeTaint } from "../clouds/nodes";
import type { Size } from "../core/size";
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
 * The inner ranges of a cluster that are not part of its network. Those of GKE are, and pods of EKS have addresses of the
 * VPC. Nobody knows those of a cluster that somebody else made.
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

/** A group of nodes as all clouds have it. */
export interface NodeFacts {
  readonly name: string;
  readonly capacity: Capacity;
  /** Whether the autoscaler can choose the zone of a new node. */
  readonly growsByZone: boolean;
  /** Of the largest node; undefined where it is of a size that is not in the tables. */
  readonly memory: Size | undefined;
}

/** The groups that take pods without tolerations; undefined where the nodes are the cloud's or somebody else's. */
export function generalNodes(spec: ResolvedCluster): readonly NodeFacts[] | undefined {
  if (!("nodeGroups" in spec) || Object.keys(spec.nodeGroups).length === 0) return undefined;
  switch (spec.cloud) {
    case "aws":
      return general(spec.nodeGroups).map(([name, { capacity, placement, instanceTypes }]) => {
        const memory = largest(instanceTypes.map(awsMemory));
        return { name, capacity, growsByZone: placement === "per-zone", memory };
      });
    case "azure":
      return general(spec.nodeGroups).map(([name, { capacity, placement, vmSize }]) => {
        return { name, capacity, growsByZone: placement === "per-zone", memory: vmFacts(vmSize)?.memory };
      });
    case "google":
      return (
        general(spec.nodeGroups)
          // GKE taints them with `kubernetes.io/arch=arm64` (documentation, "Prepare an Arm workload for deployment").
          .filter(([, { architecture }]) => architecture !== "arm64")
          .map(([name, { capacity, machineType }]) => {
            return { name, capacity, growsByZone: true, memory: googleMemory(machineType) };
          })
      );
  }
}

/** System nodes are tainted in every cloud, and so is spot capacity unless it is all that workloads have. */
function general<Group extends { readonly capacity: Capacity; readonly taints: readonly NodeTaint[] }>(
  groups: Readonly<Record<string, Group>>,
): [string, Group][] {
  return Object.entries(groups).filter(
    ([name, { capacity, taints }]) =>
      name !== "system" &&
      (name === "workload" || capacity !== "spot") &&
      taints.every(({ effect }) => effect === "PreferNoSchedule"),
  );
}

/** The largest of what is known. */
export function largest(sizes: readonly (Size | undefined)[]): Size | undefined {
  return sizes.filter((size) => size !== undefined).sort((a, b) => b.compareTo(a))[0];
}
