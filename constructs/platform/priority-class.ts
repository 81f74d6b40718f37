/**
 * Priority of what brings telemetry in, keeps it, tells about it and answers questions about it. When a zone is lost
 * and the other nodes are full, these pods take the place of pods without a priority. Caches and compactors wait: they
 * only delay.
 *
 * A class of our own, because clusters may admit Kubernetes's `system-cluster-critical` in `kube-system` only
 * (kubernetes.io/docs/concepts/policy/resource-quotas, "Limit Priority Class consumption by default").
 */
export const PRIORITY_CLASS = "belvedere-critical";

/** Above everything without a priority, which has 0, and far below the classes of Kubernetes itself (2,000,000,000). */
export const PRIORITY = 1_000_000;
