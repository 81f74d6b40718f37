/** One version of one Helm chart in one repository. Moving to another version is a line here and a rendered diff. */
export interface ChartReference {
  readonly repository: string;
  readonly chart: string;
  /** Exact: a range makes the Helm provider fail with "Planned version is different". */
  readonly version: string;
}

/** A chart of the platform: why this one, and what would replace it. */
export interface PlatformChart extends ChartReference {
  readonly why: string;
  readonly replacedBy: string;
}

const PROMETHEUS_COMMUNITY = "https://prometheus-community.github.io/helm-charts";
const GRAFANA_COMMUNITY = "https://grafana-community.github.io/helm-charts";
const GRAFANA = "https://grafana.github.io/helm-charts";

const STEVEHIPWELL = "https://stevehipwell.github.io/helm-charts";

const AWS = "https://aws.github.io/eks-charts";
const KUBERNETES_AUTOSCALER = "https://kubernetes.github.io/autoscaler";

/** Every chart of the platform. Pins move together where a comment says so. */
export const CHARTS = {
  operatorCrds: {
    repository: PROMETHEUS_COMMUNITY,
    chart: "prometheus-operator-crds",
    version: "31.0.1",
    why: "custom resource definitions with a life of their own: kept on destroy, upgraded before the operator",
    replacedBy: "the crds.upgradeJob of kube-prometheus-stack, once it leaves preview and fits the release Secret",
  },
  prometheus: {
    repository: PROMETHEUS_COMMUNITY,
    chart: "kube-prometheus-stack",
    // Same operator (v0.93.1) as operatorCrds: move both together.
    version: "88.5.3",
    why: "the operator, Prometheus, Alertmanager, exporters of node and cluster state, and the community's rules",
    replacedBy: "the operator's own chart with kube-prometheus rules, should the bundle outgrow its release Secret",
  },
  thanos: {
    repository: STEVEHIPWELL,
    chart: "thanos",
    // Thanos 0.42.4, as the sidecar of `prometheus`: move both together.
    version: "1.24.1",
    why: "stable for years, restricted pods by default, one service account for each part",
    replacedBy: "the chart of thanos-community, once it is 1.0 and its selectors stay the same",
  },
  loki: {
    repository: GRAFANA_COMMUNITY,
    chart: "loki",
    version: "18.11.0",
    why: "the community line since March 2026; the chart of the same name in grafana/loki is for Enterprise Logs",
    replacedBy: "a later major of the same chart when SimpleScalable leaves with Loki 4",
  },
  tempo: {
    repository: GRAFANA_COMMUNITY,
    chart: "tempo",
    version: "2.2.4",
    why: "Tempo 2.10 in one process",
    replacedBy: "a chart for monolithic Tempo 3, which does not exist yet: this one passes a flag that 3.0 rejects",
  },
  tempoDistributed: {
    repository: GRAFANA_COMMUNITY,
    chart: "tempo-distributed",
    version: "2.26.2",
    why: "the last line that needs no Kafka; Tempo 2.10 is maintained until 2027-04-26",
    replacedBy: "3.x once its Kafka client speaks TLS in a release",
  },
  alloy: {
    repository: GRAFANA,
    chart: "alloy",
    version: "1.11.1",
    why: "one agent for logs, OTLP, Jaeger and Zipkin, whose configuration is generated and reviewed here",
    replacedBy: "the OpenTelemetry collector, for those who need no Loki label semantics",
  },
  grafana: {
    repository: GRAFANA_COMMUNITY,
    chart: "grafana",
    version: "12.11.1",
    why: "the chart that kube-prometheus-stack bundles, as a release of its own on the hub",
    replacedBy: "a later version of the same chart",
  },
  clusterAutoscaler: {
    repository: KUBERNETES_AUTOSCALER,
    chart: "cluster-autoscaler",
    // For Kubernetes 1.35; the image follows the version of the cluster (clouds/aws/versions.ts).
    version: "9.59.0",
    why: "managed node groups of EKS do not grow by themselves; works on groups that are declared and reviewed",
    replacedBy: "Karpenter or EKS Auto Mode, where nodes need not be known before they are needed",
  },
  awsLoadBalancerController: {
    repository: AWS,
    chart: "aws-load-balancer-controller",
    version: "3.5.0",
    why: "the only one that AWS supports for network load balancers with pods as targets",
    replacedBy: "EKS Auto Mode, which has it built in",
  },
} as const satisfies Record<string, PlatformChart>;
