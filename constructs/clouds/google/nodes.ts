import type { NodeTaint } from "../nodes";

/**
 * Taint of system nodes. What GKE itself runs in a cluster tolerates this key (GKE documentation, "Isolate your
 * workloads in dedicated node pools"), and nothing else does: a hungry workload cannot push out name resolution.
 */
export const MANAGED_COMPONENTS_TAINT: NodeTaint = {
  key: "components.gke.io/gke-managed-components",
  value: "true",
  effect: "NoSchedule",
};
