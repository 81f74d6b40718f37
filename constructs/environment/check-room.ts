import { memoryOf as awsMemory } from "../clouds/aws/instance-types";
import { memoryOf as googleMemory } from "../clouds/google/machine-types";
import { vmFacts } from "../clouds/azure/vm-sizes";
import type { Problem } from "../core/errors";
import type { Size } from "../core/size";
import { PROMETHEUS_SIZES } from "../platform/prometheus/sizes";
import type { EnvironmentDeclaration } from "./environment";
import type { ResolvedCluster } from "./resolved";

/**
 * Share of a node's memory that one pod can have. The clouds keep up to 13 % of a node of 32 GiB for Kubernetes (GKE
 * documentation, "Plan node sizes"; AKS and EKS less), and the agents of every node need about 1 GiB.
 */
const USABLE = 0.8;

/** Prometheus, the largest pod of the platform, must find a node: one that fits nowhere waits for ever. */
export function checkRoom(
  { name, profile = "small", components = {} }: EnvironmentDeclaration,
  clusters: readonly { readonly key: string; readonly spec: ResolvedCluster }[],
): Problem[] {
  const needed = components.prometheus?.size?.memory ?? PROMETHEUS_SIZES[profile].size.memory;
  return clusters.flatMap(({ key, spec }) => {
    const largest = largestNode(spec);
    if (!largest || needed.bytes <= largest.bytes * USABLE) return [];
    const problem =
      `has no node for Prometheus, which asks for ${needed.toKubernetes()}: ` +
      `the largest has ${largest.toKubernetes()}, of which ${USABLE * 100} % are free for a pod`;
    const fix = "Give nodeGroups.workload larger nodes, or use a smaller profile or components.prometheus.size";
    return [{ at: `${name}.clusters.${key}`, value: profile, problem, fix }];
  });
}

/** Memory of the largest nodes that anything may run on; undefined where the cloud makes nodes to measure. */
function largestNode(spec: ResolvedCluster): Size | undefined {
  return nodeMemories(spec)
    .filter((memory) => memory !== undefined)
    .sort((a, b) => b.compareTo(a))[0];
}

function nodeMemories(spec: ResolvedCluster): (Size | undefined)[] {
  // Somebody else's nodes are not known here.
  if (!("nodeGroups" in spec)) return [];
  switch (spec.cloud) {
    case "aws":
      return untainted(spec.nodeGroups).flatMap(({ instanceTypes }) => instanceTypes.map(awsMemory));
    case "azure":
      return untainted(spec.nodeGroups).map(({ vmSize }) => vmFacts(vmSize)?.memory);
    case "google":
      return untainted(spec.nodeGroups).map(({ machineType }) => googleMemory(machineType));
  }
}

/** The groups that take pods without tolerations. */
function untainted<Group extends { readonly taints: readonly unknown[] }>(
  groups: Readonly<Record<string, Group>>,
): Group[] {
  return Object.entries(groups)
    .filter(([name, { taints }]) => name !== "system" && taints.length === 0)
    .map(([, group]) => group);
}
