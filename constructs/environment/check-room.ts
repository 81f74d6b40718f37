import type { Problem } from "../core/errors";
import type { Size } from "../core/size";
import { PROMETHEUS_SIZES } from "../platform/prometheus/sizes";
import type { EnvironmentDeclaration } from "./environment";
import { generalNodes, largest } from "./nodes";
import type { EnvironmentCluster } from "./resolved";

/**
 * Share of a node's memory that one pod can have. The clouds keep up to 13 % of a node of 32 GiB for Kubernetes (GKE
 * documentation, "Plan node sizes"; AKS and EKS less), and the agents of every node need about 1 GiB.
 */
const USABLE = 0.8;

/** Every pod of the platform must find a node, Prometheus, the largest, too: one that fits nowhere waits for ever. */
export function checkRoom(
  declaration: EnvironmentDeclaration,
  clusters: readonly Pick<EnvironmentCluster, "key" | "spec">[],
): Problem[] {
  return clusters.flatMap(({ key, spec }) => {
    const at = `${declaration.name}.clusters.${key}`;
    const nodes = generalNodes(spec);
    if (!nodes) return [];
    if (nodes.length === 0) return [noNodes(at)];
    return checkPrometheus(
      at,
      declaration,
      nodes.map(({ memory }) => memory),
    );
  });
}

function noNodes(at: string): Problem {
  return {
    at: `${at}.nodeGroups`,
    problem: "are all tainted, so that no node takes the pods of the platform",
    fix: "Leave one group without taints, on demand, and on Google Cloud neither on Arm nor with accelerators",
  };
}

function checkPrometheus(
  at: string,
  { profile = "small", components = {} }: EnvironmentDeclaration,
  memories: readonly (Size | undefined)[],
): Problem[] {
  const { size, sidecar } = { ...PROMETHEUS_SIZES[profile], ...components.prometheus };
  const needed = size.memory.plus(sidecar.memory);
  const node = largest(memories);
  if (!node || needed.bytes <= node.bytes * USABLE) return [];
  const problem =
    `has no node for Prometheus, which asks for ${needed.toKubernetes()}: ` +
    `the largest has ${node.toKubernetes()}, of which ${USABLE * 100} % are free for a pod`;
  const fix =
    "Give nodeGroups.workload larger nodes (of several types the smallest counts), or use a smaller profile or components.prometheus.size";
  return [{ at, value: profile, problem, fix }];
}
