import { LABEL } from "../../core/labels";
import { NAMESPACES, STORAGE_CLASS, WRITERS } from "../../core/names";
import { mib } from "../../core/size";
import { PLATFORM_TEAM } from "../../packs/team";
import { RELEASES } from "../addresses";
import { PRIORITY_CLASS } from "../priority-class";
import { resources, type ResourcesValues } from "../sizing";
import { type LokiConfigValues, lokiConfig } from "./config";
import { lokiDistributed, type LokiDistributedValues } from "./distributed";
import type { ResolvedLoki } from "./props";
import { RULES_FOLDER, RULES_LABEL, TENANT_ANNOTATION } from "./rules";
import { lokiGateway, type LokiGatewayValues } from "./gateway";

/** What we say to chart `loki`: one process, or a workload for each of its parts. */
export type LokiValues = LokiSharedValues & (LokiMonolithicValues | LokiDistributedValues);

/** What both forms have. */
export interface LokiSharedValues {
  readonly fullnameOverride: string;
  readonly serviceAccount: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly rbac: { readonly namespaced: true };
  readonly loki: LokiConfigValues;
  readonly gateway: LokiGatewayValues;
  readonly sidecar: LokiSidecarValues;
  readonly monitoring: LokiMonitoringValues;
  readonly lokiCanary: { readonly enabled: false };
  /** The pod of `helm test`, which asks the canary. */
  readonly test: { readonly enabled: false };
  /** The parts of a third form that is leaving the chart; it renders only when they are none. */
  readonly write: { readonly replicas: 0 };
  readonly read: { readonly replicas: 0 };
  readonly backend: { readonly replicas: 0 };
}

/** Loki in one process. */
export interface LokiMonolithicValues {
  readonly deploymentMode: "Monolithic";
  readonly singleBinary: {
    readonly replicas: 1;
    readonly resources: ResourcesValues;
    readonly priorityClassName: string;
    readonly persistence: { readonly enabled: true; readonly storageClass: string; readonly size: string };
  };
  readonly chunksCache: { readonly enabled: false };
  readonly resultsCache: { readonly enabled: false };
}

/** The sidecar that copies ConfigMaps with rules into the ruler's folder. */
export interface LokiSidecarValues {
  readonly enableUniqueFilenames: true;
  readonly resources: ResourcesValues;
  readonly rules: {
    readonly label: string;
    readonly labelValue: string;
    readonly folder: string;
    readonly folderAnnotation: string;
    readonly resource: "configmap";
    readonly searchNamespace: string;
  };
}

/** Loki's own metrics, alerts and dashboards, as its mixin ships them. */
export interface LokiMonitoringValues {
  readonly multiCluster: { readonly enabled: true; readonly clusterName: string };
  readonly serviceMonitor: { readonly enabled: true; readonly interval: string; readonly labels: ScopeLabels };
  readonly rules: { readonly enabled: true; readonly labels: ScopeLabels };
  readonly alerts: {
    readonly enabled: true;
    readonly labels: ScopeLabels;
    readonly additionalRuleLabels: { readonly team: string };
  };
  readonly dashboards: { readonly enabled: true; readonly annotations: { readonly grafana_folder: string } };
}

type ScopeLabels = Readonly<Record<string, string>>;

export function lokiValues(loki: ResolvedLoki): LokiValues {
  return {
    ...sharedValues(loki),
    ...(loki.availability === "zonal" ? lokiDistributed(loki) : lokiMonolithic(loki)),
  };
}

function sharedValues(loki: ResolvedLoki): LokiSharedValues {
  const annotations = loki.identity.serviceAccountAnnotations;
  return {
    fullnameOverride: RELEASES.loki,
    serviceAccount: { name: WRITERS.logs.serviceAccounts.loki, annotations },
    // Otherwise the sidecar may read every Secret of the cluster.
    rbac: { namespaced: true },
    loki: lokiConfig(loki),
    gateway: lokiGateway(loki.availability),
    sidecar: sidecarValues(),
    monitoring: monitoringValues(loki.origin.cluster),
    // Nothing reads its metrics, and its lines would hide that the collectors send none.
    lokiCanary: { enabled: false },
    test: { enabled: false },
    write: { replicas: 0 },
    read: { replicas: 0 },
    backend: { replicas: 0 },
  };
}

function lokiMonolithic({ size, volume }: ResolvedLoki): LokiMonolithicValues {
  return {
    deploymentMode: "Monolithic",
    singleBinary: {
      replicas: 1,
      resources: resources(size),
      priorityClassName: PRIORITY_CLASS,
      persistence: { enabled: true, storageClass: STORAGE_CLASS, size: volume.toKubernetes() },
    },
    chunksCache: { enabled: false },
    resultsCache: { enabled: false },
  };
}

function sidecarValues(): LokiSidecarValues {
  return {
    // Packs may name their files alike.
    enableUniqueFilenames: true,
    resources: resources({ cpu: "20m", memory: mib(64) }),
    rules: {
      label: RULES_LABEL.name,
      labelValue: RULES_LABEL.value,
      folder: RULES_FOLDER,
      folderAnnotation: TENANT_ANNOTATION,
      resource: "configmap",
      searchNamespace: NAMESPACES.platform,
    },
  };
}

function monitoringValues(cluster: string): LokiMonitoringValues {
  const labels = { [LABEL.scope]: "cluster" };
  return {
    // Without it the rules add up over `cluster`, and lose it.
    multiCluster: { enabled: true, clusterName: cluster },
    // Not the interval of the platform: the chart's rules look at one minute, which is to hold four scrapes.
    serviceMonitor: { enabled: true, interval: "15s", labels },
    rules: { enabled: true, labels },
    alerts: { enabled: true, labels, additionalRuleLabels: { team: PLATFORM_TEAM } },
    dashboards: { enabled: true, annotations: { grafana_folder: "Loki" } },
  };
}
