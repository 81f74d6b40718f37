import { NAMESPACES } from "../../core/names";
import { resources, type ResourcesValues } from "../sizing";
import type { ResolvedPrometheus } from "./props";
import { SMALL_PARTS } from "./sizes";
import { SCRAPE_INTERVAL } from "../../signals/scrape";

/** What is scraped of Kubernetes itself. */
export interface ClusterPartsValues {
  readonly kubeApiServer: { readonly serviceMonitor: SampleLimitValues };
  readonly kubelet: { readonly serviceMonitor: SampleLimitValues & { readonly cAdvisorInterval: string } };
  readonly coreDns: { readonly enabled: boolean };
  readonly kubeDns: { readonly enabled: boolean };
  readonly kubeEtcd: { readonly enabled: false };
  readonly kubeScheduler: { readonly enabled: false };
  readonly kubeControllerManager: { readonly enabled: false };
  readonly kubeProxy: { readonly enabled: false };
  readonly nodeExporter: {
    readonly enabled: boolean;
    readonly operatingSystems: {
      readonly aix: { readonly enabled: false };
      readonly darwin: { readonly enabled: false };
    };
  };
  readonly "prometheus-node-exporter"?: {
    readonly namespaceOverride: string;
    readonly containerSecurityContext: {
      readonly allowPrivilegeEscalation: false;
      readonly capabilities: { readonly drop: readonly ["ALL"] };
    };
    readonly resources: ResourcesValues;
  };
  readonly "kube-state-metrics": {
    readonly resources: ResourcesValues;
    readonly prometheus: { readonly monitor: SampleLimitValues };
  };
}

interface SampleLimitValues {
  /** These grow with the cluster and not by carelessness: only the cap holds for them. */
  readonly sampleLimit: number;
}

export function clusterParts(prometheus: ResolvedPrometheus): ClusterPartsValues {
  const { cloud, hostAccess, kubeStateMetrics, sampleCap: sampleLimit } = prometheus;
  return {
    kubeApiServer: { serviceMonitor: { sampleLimit } },
    // The chart scrapes cAdvisor every 10 s whatever the scrape interval: three times the samples of everything else.
    kubelet: { serviceMonitor: { sampleLimit, cAdvisorInterval: SCRAPE_INTERVAL.toPrometheus() } },
    coreDns: { enabled: cloud !== "google" },
    kubeDns: { enabled: cloud === "google" },
    ...MANAGED_CONTROL_PLANE,
    nodeExporter: {
      enabled: hostAccess,
      // Dashboards for operating systems that run no Kubernetes node.
      operatingSystems: { aix: { enabled: false }, darwin: { enabled: false } },
    },
    ...(hostAccess ? { "prometheus-node-exporter": NODE_EXPORTER } : {}),
    "kube-state-metrics": { resources: resources(kubeStateMetrics), prometheus: { monitor: { sampleLimit } } },
  };
}

/**
 * Out of reach where the cloud runs the control plane, and kube-proxy listens on localhost or does not exist. Left on,
 * each would fire its "…Down" alert for ever.
 */
const MANAGED_CONTROL_PLANE = {
  kubeEtcd: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeControllerManager: { enabled: false },
  kubeProxy: { enabled: false },
} as const;

/** The one part that reads the node and so cannot live under the `restricted` Pod Security Standard. */
const NODE_EXPORTER: NonNullable<ClusterPartsValues["prometheus-node-exporter"]> = {
  namespaceOverride: NAMESPACES.host,
  // Reading is all it does; beyond the host's namespaces and paths it needs nothing.
  containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
  resources: resources(SMALL_PARTS.nodeExporter),
};
