import { CADVISOR } from "../../../signals/metrics/cadvisor";
import { KUBE_STATE_METRICS } from "../../../signals/metrics/kube-state-metrics";
import { KUBELET } from "../../../signals/metrics/kubelet";
import { SCRAPES } from "../../../signals/metrics/prometheus";
import { not, selectors } from "../../../signals/metrics/selector";
import { series, type Series } from "../../../signals/rules/builders";
import { type Drawing, type Replacement, WHOLE } from "./replacement";
import type { TunableAlert } from "./thresholds";
import { volume } from "./volumes";

/** Targets of the job in the cases: enough that any share of them can be shown. */
const TARGETS = 20;

const { up } = selectors(SCRAPES);

const STATE = { job: "kube-state-metrics" };

/** Selectors of what kube-state-metrics tells. */
const state = selectors(KUBE_STATE_METRICS, STATE);

const TARGET_LABELS = { namespace: "shop", job: "catalog", service: "catalog" };

const targetDown: Replacement = {
  runbook: "general",
  summary: "{{ $value | humanizePercentage }} of the targets of {{ $labels.job }} are down in {{ $labels.cluster }}",
  description: (limit) =>
    `More than ${limit} of the targets of a job cannot be scraped. What they expose is not known.`,
  measured: [`${up()} == 0`, up()]
    .map((targets) => `count by (cluster, namespace, job, service) (${targets})`)
    .join(" / "),
  labels: TARGET_LABELS,
  series: ({ cluster, value, limit, constant }) => {
    const most = Math.floor(Number((limit * TARGETS).toFixed(9)));
    const down = value > limit ? most + 1 : most;
    const targets = Array.from({ length: TARGETS }, (_, index) => index);
    return Object.fromEntries(
      targets.map((index) => [
        series("up", { cluster, ...TARGET_LABELS, instance: String(index) }),
        constant(index < down ? 0 : 1),
      ]),
    );
  },
};

const JOB_LABELS = { namespace: "shop", job_name: "invoices" };

function activeJob({ cluster }: Drawing, samples: string): Series {
  return { [series("kube_job_status_active", { cluster, ...STATE, ...JOB_LABELS })]: samples };
}

const jobNotCompleted: Replacement = {
  runbook: "kubernetes",
  summary: "Job {{ $labels.namespace }}/{{ $labels.job_name }} is still running in {{ $labels.cluster }}",
  description: (limit) => `The Job has been running for more than ${limit}.`,
  measured:
    `time() - max by (cluster, namespace, job_name) (${state.kube_job_status_start_time()} ` +
    `and ${state.kube_job_status_active()} > 0)`,
  labels: JOB_LABELS,
  series: (drawing) => ({
    // Cases begin at the time 0, so that a Job of some age started before it.
    [series("kube_job_status_start_time", { cluster: drawing.cluster, ...STATE, ...JOB_LABELS })]: drawing.constant(
      drawing.at.milliseconds / 1000 - drawing.value,
    ),
    ...activeJob(drawing, drawing.constant(1)),
  }),
  spares: { "when its pods have ended": (drawing) => activeJob(drawing, drawing.constant(0)) },
};

const QUOTA_LABELS = { namespace: "shop", resource: "pods", resourcequota: "compute" };

function quota(cluster: string, type: "used" | "hard", samples: string): Series {
  return { [series("kube_resourcequota", { cluster, ...STATE, ...QUOTA_LABELS, type })]: samples };
}

const quotaAlmostFull: Replacement = {
  runbook: "kubernetes",
  summary:
    "{{ $value | humanizePercentage }} of the quota of {{ $labels.resource }} are used in {{ $labels.namespace }}",
  description: (limit) =>
    `A namespace uses more than ${limit} of what it may have of a resource. Soon it gets no more.`,
  measured: ["used", "hard"]
    .map((type) => `max by (cluster, namespace, resource, resourcequota) (${state.kube_resourcequota({ type })})`)
    .join(" / "),
  // Full is the subject of another alert, KubeQuotaFullyUsed.
  also: " < 1",
  labels: QUOTA_LABELS,
  series: ({ cluster, gauge, constant }) => ({
    ...quota(cluster, "used", gauge(WHOLE)),
    ...quota(cluster, "hard", constant(WHOLE)),
  }),
  spares: {
    "when it is full, of which another alert tells": ({ cluster, constant }) => quota(cluster, "used", constant(WHOLE)),
  },
};

const CONTAINER_LABELS = { namespace: "shop", pod: "catalog-0", container: "catalog" };

const OF_CADVISOR = { job: "kubelet", metrics_path: "/metrics/cadvisor" };

const { container_cpu_cfs_throttled_periods_total: throttled, container_cpu_cfs_periods_total: periods } =
  selectors(CADVISOR);

const cpuThrottling: Replacement = {
  runbook: "kubernetes",
  summary: "{{ $labels.namespace }}/{{ $labels.pod }} is slowed down by its processor limit in {{ $labels.cluster }}",
  description: (limit) => `The container {{ $labels.container }} had to wait in more than ${limit} of all periods.`,
  measured: [throttled, periods]
    .map((counter) => counter({ ...OF_CADVISOR, container: not("") }))
    .map((counter) => `sum by (cluster, namespace, pod, container) (rate(${counter}[5m]))`)
    .join(" / "),
  labels: CONTAINER_LABELS,
  series: ({ cluster, counter, steady }) => ({
    [series("container_cpu_cfs_throttled_periods_total", { cluster, ...OF_CADVISOR, ...CONTAINER_LABELS })]:
      counter(600),
    [series("container_cpu_cfs_periods_total", { cluster, ...OF_CADVISOR, ...CONTAINER_LABELS })]: steady(600),
  }),
};

const OF_KUBELET = { job: "kubelet", metrics_path: "/metrics" };

const kubelet = selectors(KUBELET);

const NODE_OF_PODS = { ...OF_KUBELET, instance: "10.0.0.1:10250" };

const tooManyPods: Replacement = {
  runbook: "kubernetes",
  summary: "Node {{ $labels.node }} in {{ $labels.cluster }} runs {{ $value | humanizePercentage }} of its pods",
  description: (limit) =>
    `More than ${limit} of the pods that the node may run are there. Soon no more are placed on it.`,
  measured:
    `max by (cluster, instance) (${kubelet.kubelet_running_pods(OF_KUBELET)}) ` +
    `* on (cluster, instance) group_left (node) max by (cluster, instance, node) (${kubelet.kubelet_node_name(OF_KUBELET)}) ` +
    `/ on (cluster, node) group_left () max by (cluster, node) (${state.kube_node_status_capacity({ resource: "pods" })})`,
  labels: { instance: NODE_OF_PODS.instance, node: "node-1" },
  series: ({ cluster, gauge, constant }) => ({
    [series("kubelet_running_pods", { cluster, ...NODE_OF_PODS })]: gauge(WHOLE),
    [series("kubelet_node_name", { cluster, ...NODE_OF_PODS, node: "node-1" })]: constant(1),
    [series("kube_node_status_capacity", { cluster, ...STATE, node: "node-1", resource: "pods" })]: constant(WHOLE),
    [series("kube_node_status_capacity", { cluster, ...STATE, node: "node-1", resource: "cpu" })]: constant(WHOLE * 8),
  }),
};

/** Alerts on what Kubernetes tells. */
export const KUBERNETES_REPLACEMENTS = {
  TargetDown: targetDown,
  KubeJobNotCompleted: jobNotCompleted,
  KubeQuotaAlmostFull: quotaAlmostFull,
  CPUThrottlingHigh: cpuThrottling,
  KubeletTooManyPods: tooManyPods,
  KubePersistentVolumeFillingUp: volume("space"),
  KubePersistentVolumeInodesFillingUp: volume("inodes"),
} as const satisfies Partial<Record<TunableAlert, Replacement>>;
