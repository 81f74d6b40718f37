/**
 * One identity of a workload in all telemetry: by what is written here a series, a log line and a span of the same pod
 * are found from each other. Series and lines have labels, traces have attributes of OpenTelemetry's conventions
 * (opentelemetry.io/docs/specs/semconv/resource).
 *
 * The service of a series is the name of its Kubernetes Service, or of the monitor of pods without one. Lines and
 * traces know the label `app.kubernetes.io/name` of the pod. Give both the same name, and one selector finds all.
 */
export const IDENTITY = {
  /** Unique in the organization. */
  cluster: { metrics: "cluster", logs: "cluster", traces: "k8s.cluster.name" },
  environment: { metrics: "environment", logs: "environment", traces: "deployment.environment.name" },
  namespace: { metrics: "namespace", logs: "namespace", traces: "k8s.namespace.name" },
  service: { metrics: "service", logs: "service_name", traces: "service.name" },
  pod: { metrics: "pod", logs: "pod", traces: "k8s.pod.name" },
  container: { metrics: "container", logs: "container", traces: "k8s.container.name" },
  /** Beside the line instead of in an index of lines: it is looked at, not searched for. */
  version: { metrics: "version", logs: "version", traces: "service.version" },
} as const satisfies Record<string, Record<"metrics" | "logs" | "traces", string>>;

/** Labels of a pod that say what runs in it (kubernetes.io/docs/reference/labels-annotations-taints). */
export const POD_LABELS = {
  /** The first one that is there. */
  service: ["app.kubernetes.io/name", "app"],
  version: "app.kubernetes.io/version",
} as const;

/** What everything that leaves a cluster carries. */
export const ORIGIN_LABELS = [IDENTITY.cluster.metrics, IDENTITY.environment.metrics] as const;

/**
 * Labels that a scraped series carries beside `cluster`, `environment`, `job` and `instance`: what the operator writes
 * for a ServiceMonitor (prometheus-operator, pkg/prometheus/promcfg.go), and what our PodMonitors write alike.
 */
export const SCRAPED_LABELS = ["namespace", "service", "pod", "container", "endpoint"] as const;

/** The same of what a pack's monitor scrapes. A pod without the label of its version leaves `version` out. */
export const MONITORED_LABELS = [...SCRAPED_LABELS, IDENTITY.version.metrics] as const;

/**
 * The labels of a log line when pipelines see it: where it comes from. `app` and `service_name` are the same; the second
 * is what Loki calls OpenTelemetry's `service.name`.
 */
export const LINE_LABELS = ["namespace", "pod", "container", "app", "service_name", "version"] as const;

export type LineLabel = (typeof LINE_LABELS)[number];

/**
 * The labels, beside `cluster`, `environment`, `job` and `instance`, that a series of a pack's monitor is stored with. An
 * application's own label that the scrape writes, too, arrives as `exported_<name>`: Prometheus does not honour it
 * unless it is told to (`honor_labels` in its configuration).
 * @param exposed labels that the application exposes
 */
export function storedLabels(exposed: readonly string[]): string[] {
  const written: readonly string[] = [...ORIGIN_LABELS, "job", "instance", ...MONITORED_LABELS];
  const renamed = exposed.map((label) => (written.includes(label) ? `exported_${label}` : label));
  return [...MONITORED_LABELS, ...renamed];
}

/** The label of a target that service discovery makes of a label of its pod (prometheus, discovery/kubernetes/pod.go). */
export function discoveredLabel(podLabel: string): string {
  return `__meta_kubernetes_pod_label_${podLabel.replace(/[^a-zA-Z0-9_]/g, "_")}`;
}
