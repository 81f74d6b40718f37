/** Minor versions of Kubernetes that this library is tested with. AKS supports each for a year; it picks the patch. */
export const KUBERNETES_VERSIONS = ["1.34", "1.35"] as const;

export type KubernetesVersion = (typeof KUBERNETES_VERSIONS)[number];

/**
 * What AKS upgrades by itself, inside the maintenance window. `patch` stays on the minor version that is written here;
 * `stable` and `rapid` also move to the last but one, or the last, minor version.
 */
export const UPGRADE_CHANNELS = ["patch", "stable", "rapid"] as const;

export type UpgradeChannel = (typeof UPGRADE_CHANNELS)[number];

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/**
 * Logs of the control plane, delivered to Log Analytics. `kube-audit` is `kube-audit-admin` and every get and list
 * besides: many times as large, and the larger half of the bill.
 */
export const CONTROL_PLANE_LOGS = [
  "kube-apiserver",
  "kube-audit",
  "kube-audit-admin",
  "kube-controller-manager",
  "kube-scheduler",
  "cluster-autoscaler",
  "cloud-controller-manager",
  "guard",
  "csi-azuredisk-controller",
  "csi-snapshot-controller",
] as const;

export type ControlPlaneLog = (typeof CONTROL_PLANE_LOGS)[number];

/** Who changed what, who logged in, and why the autoscaler did what it did. */
export const DEFAULT_CONTROL_PLANE_LOGS = [
  "kube-audit-admin",
  "guard",
  "kube-apiserver",
  "cluster-autoscaler",
] as const satisfies readonly ControlPlaneLog[];

/** Whether the logs tell who changed what, and who logged in. */
export function isAudited(logs: readonly string[]): boolean {
  const audits: readonly ControlPlaneLog[] = ["kube-audit", "kube-audit-admin"];
  return logs.includes("guard") && audits.some((audit) => logs.includes(audit));
}

/** Copies of what is stored: three in one building, or one in each of three zones; the `G` kinds add another region. */
export const REPLICATIONS = ["LRS", "ZRS", "GZRS"] as const;

export type Replication = (typeof REPLICATIONS)[number];
