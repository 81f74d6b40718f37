/**
 * How early a cluster gets new versions of Kubernetes: `rapid` some weeks after their release, `regular` two to three
 * months later, `stable` after another two to three, `extended` like regular, with a version kept for up to two years
 * (GKE documentation, "About release channels").
 */
export const RELEASE_CHANNELS = ["rapid", "regular", "stable", "extended"] as const;

export type ReleaseChannel = (typeof RELEASE_CHANNELS)[number];

/** Logs of the control plane that can be kept, billed by volume. Who changed what (audit) Google keeps in every case. */
export const CONTROL_PLANE_LOGS = ["api", "controllerManager", "scheduler"] as const;

export type ControlPlaneLog = (typeof CONTROL_PLANE_LOGS)[number];

/** How GKE calls them. */
export const LOG_COMPONENTS: Record<ControlPlaneLog, string> = {
  api: "APISERVER",
  controllerManager: "CONTROLLER_MANAGER",
  scheduler: "SCHEDULER",
};

/** What Cloud Logging keeps logs for at most, in days (documentation of Cloud Logging, "Quotas and limits"). */
export const LONGEST_LOG_RETENTION_DAYS = 3650;

/** Services of Google Cloud that a cluster, its nodes and the identities of its pods need in a project. */
export const CLUSTER_SERVICES = [
  "binaryauthorization",
  "cloudkms",
  "compute",
  "container",
  "iam",
  "iamcredentials",
  "logging",
  "monitoring",
  "storage",
  "sts",
] as const;
