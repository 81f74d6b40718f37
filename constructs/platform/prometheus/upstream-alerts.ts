import type { CHARTS } from "../../core/charts";
import type { Severity } from "../../signals/severity";

/** `none` is no news: the heartbeat, and an alert that only mutes others. */
export type UpstreamSeverity = Severity | "none";

/**
 * The alerts that chart `kube-prometheus-stack` brings along, by rule group, with their severity, or severities where
 * several rules have one name. So a misspelt name does not silently disable nothing: the chart ignores names that it
 * does not know. Read from the chart of the version below, with every component on; `make contract` writes the same
 * list from the chart, and a test compares both.
 */
export const UPSTREAM_ALERTS = {
  "general.rules": {
    TargetDown: "warning",
    Watchdog: "none",
    InfoInhibitor: "none",
  },
  "alertmanager.rules": {
    AlertmanagerFailedReload: "critical",
    AlertmanagerMembersInconsistent: "critical",
    AlertmanagerFailedToSendAlerts: "warning",
    AlertmanagerClusterFailedToSendAlerts: ["critical", "warning"],
    AlertmanagerConfigInconsistent: "critical",
    AlertmanagerClusterDown: "critical",
    AlertmanagerClusterCrashlooping: "critical",
    AlertmanagerClusterFailedPeers: "warning",
  },
  "config-reloaders": {
    ConfigReloaderSidecarErrors: "warning",
  },
  prometheus: {
    PrometheusBadConfig: "critical",
    PrometheusSDRefreshFailure: "warning",
    PrometheusKubernetesListWatchFailures: "warning",
    PrometheusNotificationQueueRunningFull: "warning",
    PrometheusErrorSendingAlertsToSomeAlertmanagers: "warning",
    PrometheusNotConnectedToAlertmanagers: "warning",
    PrometheusTSDBReloadsFailing: "warning",
    PrometheusTSDBCompactionsFailing: "warning",
    PrometheusNotIngestingSamples: "warning",
    PrometheusDuplicateTimestamps: "warning",
    PrometheusOutOfOrderTimestamps: "warning",
    PrometheusRemoteStorageFailures: "critical",
    PrometheusRemoteWriteBehind: "critical",
    PrometheusRemoteWriteDesiredShards: "warning",
    PrometheusRuleFailures: "critical",
    PrometheusMissingRuleEvaluations: "warning",
    PrometheusTargetLimitHit: "warning",
    PrometheusLabelLimitHit: "warning",
    PrometheusScrapeBodySizeLimitHit: "warning",
    PrometheusScrapeSampleLimitHit: "warning",
    PrometheusTargetSyncFailure: "critical",
    PrometheusHighQueryLoad: "warning",
    PrometheusErrorSendingAlertsToAnyAlertmanager: "critical",
  },
  "prometheus-operator": {
    PrometheusOperatorListErrors: "warning",
    PrometheusOperatorWatchErrors: "warning",
    PrometheusOperatorSyncFailed: "warning",
    PrometheusOperatorReconcileErrors: "warning",
    PrometheusOperatorStatusUpdateErrors: "warning",
    PrometheusOperatorNodeLookupErrors: "warning",
    PrometheusOperatorNotReady: "warning",
    PrometheusOperatorRejectedResources: "warning",
  },
  "kube-state-metrics": {
    KubeStateMetricsListErrors: "critical",
    KubeStateMetricsWatchErrors: "critical",
    KubeStateMetricsShardingMismatch: "critical",
    KubeStateMetricsShardsMissing: "critical",
  },
  "kubernetes-apps": {
    KubePodCrashLooping: "warning",
    KubePodNotReady: "warning",
    KubeDeploymentGenerationMismatch: "warning",
    KubeDeploymentReplicasMismatch: "warning",
    KubeDeploymentRolloutStuck: "warning",
    KubeStatefulSetReplicasMismatch: "warning",
    KubeStatefulSetGenerationMismatch: "warning",
    KubeStatefulSetUpdateNotRolledOut: "warning",
    KubeDaemonSetRolloutStuck: "warning",
    KubeContainerWaiting: "warning",
    KubeDaemonSetNotScheduled: "warning",
    KubeDaemonSetMisScheduled: "warning",
    KubeJobNotCompleted: "warning",
    KubeJobFailed: "warning",
    KubeHpaReplicasMismatch: "warning",
    KubeHpaMaxedOut: "warning",
    KubePdbNotEnoughHealthyPods: "warning",
  },
  "kubernetes-resources": {
    KubeCPUOvercommit: "warning",
    KubeMemoryOvercommit: "warning",
    KubeCPUQuotaOvercommit: "warning",
    KubeMemoryQuotaOvercommit: "warning",
    KubeQuotaAlmostFull: "info",
    KubeQuotaFullyUsed: "info",
    KubeQuotaExceeded: "warning",
    CPUThrottlingHigh: "info",
  },
  "kubernetes-storage": {
    KubePersistentVolumeFillingUp: ["critical", "warning"],
    KubePersistentVolumeInodesFillingUp: ["critical", "warning"],
    KubePersistentVolumeErrors: "critical",
  },
  "kubernetes-system": {
    KubeVersionMismatch: "warning",
    KubeClientErrors: "warning",
  },
  "kubernetes-system-apiserver": {
    KubeClientCertificateExpiration: ["critical", "warning"],
    KubeAggregatedAPIErrors: "warning",
    KubeAggregatedAPIDown: "warning",
    KubeAPIDown: "critical",
    KubeAPIInstanceUnreachable: "warning",
    KubeAPITerminatedRequests: "warning",
  },
  "kube-apiserver-slos": {
    KubeAPIErrorBudgetBurn: ["critical", "warning"],
  },
  "kubernetes-system-kubelet": {
    KubeNodeNotReady: "warning",
    KubeNodePressure: "info",
    KubeNodeUnreachable: "warning",
    KubeletTooManyPods: "info",
    KubeNodeReadinessFlapping: "warning",
    KubeNodeEviction: "info",
    KubeletPlegDurationHigh: "warning",
    KubeletPodStartUpLatencyHigh: "warning",
    KubeletClientCertificateExpiration: ["critical", "warning"],
    KubeletServerCertificateExpiration: ["critical", "warning"],
    KubeletClientCertificateRenewalErrors: "warning",
    KubeletServerCertificateRenewalErrors: "warning",
    KubeletInstanceUnreachable: "warning",
    KubeletDown: "critical",
  },
  "kubernetes-system-controller-manager": {
    KubeControllerManagerDown: "critical",
    KubeControllerManagerInstanceUnreachable: "warning",
  },
  "kubernetes-system-scheduler": {
    KubeSchedulerDown: "critical",
    KubeSchedulerInstanceUnreachable: "warning",
  },
  "kubernetes-system-kube-proxy": {
    KubeProxyDown: "critical",
    KubeProxyInstanceUnreachable: "warning",
  },
  etcd: {
    etcdMembersDown: "warning",
    etcdInsufficientMembers: "critical",
    etcdNoLeader: "critical",
    etcdHighNumberOfLeaderChanges: "warning",
    etcdHighNumberOfFailedGRPCRequests: ["critical", "warning"],
    etcdGRPCRequestsSlow: "critical",
    etcdMemberCommunicationSlow: "warning",
    etcdHighNumberOfFailedProposals: "warning",
    etcdHighFsyncDurations: ["critical", "warning"],
    etcdHighCommitDurations: "warning",
    etcdDatabaseQuotaLowSpace: "critical",
    etcdExcessiveDatabaseGrowth: "warning",
    etcdDatabaseHighFragmentationRatio: "warning",
  },
  "node-exporter": {
    NodeFilesystemSpaceFillingUp: ["critical", "warning"],
    NodeFilesystemAlmostOutOfSpace: ["critical", "warning"],
    NodeFilesystemFilesFillingUp: ["critical", "warning"],
    NodeFilesystemAlmostOutOfFiles: ["critical", "warning"],
    NodeNetworkReceiveErrs: "warning",
    NodeNetworkTransmitErrs: "warning",
    NodeHighNumberConntrackEntriesUsed: "warning",
    NodeTextFileCollectorScrapeError: "warning",
    NodeClockSkewDetected: "warning",
    NodeClockNotSynchronising: "warning",
    NodeRAIDDegraded: "critical",
    NodeRAIDDiskFailure: "warning",
    NodeFileDescriptorLimit: ["critical", "warning"],
    NodeCPUHighUsage: "info",
    NodeSystemSaturation: "warning",
    NodeMemoryMajorPagesFaults: "warning",
    NodeMemoryHighUtilization: "warning",
    NodeDiskIOSaturation: "warning",
    NodeSystemdServiceFailed: "warning",
    NodeSystemdServiceCrashlooping: "warning",
    NodeBondingDegraded: "warning",
  },
  "node-network": {
    NodeNetworkInterfaceFlapping: "warning",
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, UpstreamSeverity | readonly UpstreamSeverity[]>>>>;

/** The version of the chart whose alerts are listed. */
export const UPSTREAM_ALERTS_VERSION: typeof CHARTS.prometheus.version = "88.5.3";

/** Alerts that the chart lets fire at once, whatever it is told: their rules have no `for`. */
export const FIRE_AT_ONCE = [
  "Watchdog",
  "InfoInhibitor",
  "KubeJobNotCompleted",
  "KubeletClientCertificateExpiration",
  "KubeletServerCertificateExpiration",
  "NodeHighNumberConntrackEntriesUsed",
  "NodeTextFileCollectorScrapeError",
  "NodeRAIDDiskFailure",
] as const satisfies readonly UpstreamAlert[];

type Groups = typeof UPSTREAM_ALERTS;

type AlertsOf<Group> = Group extends unknown ? keyof Group : never;

/** Name of an alert of the chart. */
export type UpstreamAlert = AlertsOf<Groups[keyof Groups]>;

type ListedIn<Group, Name> = Group extends unknown ? (Name extends keyof Group ? Group[Name] : never) : never;

/** What is listed for an alert: its severity, or all of them. */
export type ListedSeverity<Name extends UpstreamAlert> = ListedIn<Groups[keyof Groups], Name>;

/** An alert of the chart and what the list says of it. */
export interface ListedAlert {
  readonly group: string;
  readonly alert: UpstreamAlert;
  readonly severities: readonly UpstreamSeverity[];
}

/** The list, one entry for each name. */
export const LISTED_ALERTS: readonly ListedAlert[] = Object.entries(UPSTREAM_ALERTS).flatMap(([group, alerts]) =>
  Object.entries<UpstreamSeverity | readonly UpstreamSeverity[]>(alerts).map(([alert, severity]) => ({
    group,
    alert: alert as UpstreamAlert,
    severities: typeof severity === "string" ? [severity] : severity,
  })),
);

const BY_NAME: ReadonlyMap<string, ListedAlert> = new Map(LISTED_ALERTS.map((listed) => [listed.alert, listed]));

/** Whether the chart brings an alert of this name along. */
export function isUpstreamAlert(name: string): name is UpstreamAlert {
  return BY_NAME.has(name);
}

/** The severities of an alert of the chart, the worst one first. */
export function upstreamSeverities(name: UpstreamAlert): readonly UpstreamSeverity[] {
  return BY_NAME.get(name)?.severities ?? [];
}
