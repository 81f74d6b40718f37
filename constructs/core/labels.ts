/** Labels on every Kubernetes object of ours. */
export const LABEL = {
  managedBy: "app.kubernetes.io/managed-by",
  partOf: "app.kubernetes.io/part-of",
  pack: "belvedere.dev/pack",
  /** Who evaluates or scrapes a custom resource: the cluster's own Prometheus, or the fleet's. */
  scope: "belvedere.dev/scope",
} as const;

/** `cluster`: for the Prometheus of the cluster it lies in. `fleet`: for the one that spans the environment. */
export type Scope = "cluster" | "fleet";

/** The labels of an object of ours. */
export function objectLabels(scope: Scope, pack: string): Record<string, string> {
  return {
    [LABEL.managedBy]: "belvedere",
    [LABEL.partOf]: "belvedere",
    [LABEL.pack]: pack,
    [LABEL.scope]: scope,
  };
}
