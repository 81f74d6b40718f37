import { memoryOf as awsMemory } from "../clouds/aws/instance-types";
import { vmFacts } from "../clouds/azure/vm-sizes";
import { isTaintedByGoogle, memoryOf as googleMemory } from "../clouds/google/machine-types";
import type { Capacity, NodeTaint } from "../clouds/nodes";
import type { Size } from "../core/size";
import type { ResolvedCluster } from "./resolved";

/** A group of nodes as all clouds have it. */
export interface NodeFacts {
  readonly name: string;
  readonly capacity: Capacity;
  /** Whether the autoscaler can choose the zone of a new node. */
  readonly growsByZone: boolean;
  /**
   * What every node has at least; undefined where that is not known. Of a group of several types the autoscaler expects
   * one size, and the cloud starts any (its README for AWS, "Using Mixed Instances Policies and Spot Instances").
   */
  readonly memory: Size | undefined;
}

/** The groups that take pods without tolerations; undefined where the nodes are the cloud's or somebody else's. */
export function generalNodes(spec: ResolvedCluster): readonly NodeFacts[] | undefined {
  if (!("nodeGroups" in spec) || Object.keys(spec.nodeGroups).length === 0) return undefined;
  switch (spec.cloud) {
    case "aws":
      return general(spec.nodeGroups).map(([name, { capacity, placement, instanceTypes }]) => {
        const memory = smallest(instanceTypes.map(awsMemory));
        return { name, capacity, growsByZone: placement === "per-zone", memory };
      });
    case "azure":
      return general(spec.nodeGroups).map(([name, { capacity, placement, vmSize }]) => {
        return { name, capacity, growsByZone: placement === "per-zone", memory: vmFacts(vmSize)?.memory };
      });
    case "google":
      return general(spec.nodeGroups)
        .filter(([, { machineType }]) => !isTaintedByGoogle(machineType))
        .map(([name, { capacity, machineType }]) => {
          return { name, capacity, growsByZone: true, memory: googleMemory(machineType) };
        });
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

/** The smallest of what is known. */
function smallest(sizes: readonly (Size | undefined)[]): Size | undefined {
  return sizes.filter((size) => size !== undefined).sort((a, b) => a.compareTo(b))[0];
}

/** The largest of what is known. */
export function largest(sizes: readonly (Size | undefined)[]): Size | undefined {
  return sizes.filter((size) => size !== undefined).sort((a, b) => b.compareTo(a))[0];
}
