import { NAMESPACES } from "../../core/names";
import { PRIORITY_CLASS } from "../priority-class";
import { resources, type ResourcesValues } from "../sizing";
import type { ResolvedPrometheus } from "./props";
import { SMALL_PARTS } from "./sizes";
import { SCRAPE_INTERVAL } from "../../signals/scrape";

/** What is scraped of Kubernetes itself. */
export interface ClusterPartsValues {
  readonly kubeApiServer: { readonly serviceMonitor: SampleLimitValues };
  readonly kubelet: {
    /** Where the operator keeps the Service that names all kubelets: see `kubeletService` of the operator. */
    readonly namespace: string;
    readonly serviceMonitor: SampleLimitValues & { readonly cAdvisorInterval: string };
  };
  readonly coreDns: { readonly enabled: boolean };
  readonly kubeDns: { readonly enabled: boolean };
  readonly kubeEtcd: { readonly enabled: false };
  readonly kubeScheduler: { readonly enabled: false };
  readonly kubeControllerManager: { readonly enabled: false };
  readonly kubeProxy: { readonly enabled: false };
  readonly nodeExporter:
    | { readonly enabled: false }
    | {
        readonly enabled: true;
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
    readonly priorityClassName: string;
    readonly tolerations: readonly [{ readonly operator: "Exists" }];
  };
  readonly "kube-state-metrics": {
    readonly resources: ResourcesValues;
    readonly priorityClassName: string;
    readonly tolerations: readonly TolerationValues[];
    readonly prometheus: { readonly monitor: SampleLimitValues };
  };
}

interface TolerationValues {
  readonly key: string;
  readonly operator: "Exists";
  readonly effect: "NoExecute";
  readonly tolerationSeconds: number;
}

interface SampleLimitValues {
  /** These grow with the cluster and not by carelessness: only the cap holds for them. */
  readonly sampleLimit: number;
}

export function clusterParts(prometheus: ResolvedPrometheus): ClusterPartsValues {
  const { nameServer, hostAccess, kubeStateMetrics, sampleCap: sampleLimit } = prometheus;
  return {
    kubeApiServer: { serviceMonitor: { sampleLimit } },
    // The chart scrapes cAdvisor every 10 s whatever the scrape interval: three times the samples of everything else.
    kubelet: {
      namespace: NAMESPACES.platform,
      serviceMonitor: { sampleLimit, cAdvisorInterval: SCRAPE_INTERVAL.toPrometheus() },
    },
    coreDns: { enabled: nameServer === "coredns" },
    kubeDns: { enabled: nameServer === "kube-dns" },
    ...MANAGED_CONTROL_PLANE,
    ...(hostAccess ? NODES : { nodeExporter: { enabled: false } }),
    "kube-state-metrics": {
      resources: resources(kubeStateMetrics),
      priorityClassName: PRIORITY_CLASS,
      tolerations: ["not-ready", "unreachable"].map(moveSoon),
      prometheus: { monitor: { sampleLimit } },
    },
  };
}

/**
 * There is one kube-state-metrics, because a second would count every object twice, and it keeps nothing. So it leaves
 * a lost node soon: Kubernetes gives pods five minutes, in which no alert on objects of the cluster could fire.
 */
function moveSoon(condition: string): TolerationValues {
  return { key: `node.kubernetes.io/${condition}`, operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 };
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
const NODES: Pick<ClusterPartsValues, "nodeExporter" | "prometheus-node-exporter"> = {
  // Dashboards for operating systems that run no Kubernetes node.
  nodeExporter: { enabled: true, operatingSystems: { aix: { enabled: false }, darwin: { enabled: false } } },
  "prometheus-node-exporter": {
    namespaceOverride: NAMESPACES.host,
    // Reading is all it does; beyond the host's namespaces and paths it needs nothing.
    containerSecurityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
    resources: resources(SMALL_PARTS.nodeExporter),
    priorityClassName: PRIORITY_CLASS,
    // Every node is watched. The chart's own tolerates NoSchedule only.
    tolerations: [{ operator: "Exists" }],
  },
};
