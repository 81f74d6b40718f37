import { NAMESPACE } from "../../signals/dashboards/picked";
import { matches } from "../../signals/metrics/selector";
import { picked } from "../panels";
import { cannotStart, oomKilled, overdueCronJobs, stuckAutoscalers } from "./queries";

const CONTAINER = "cluster, namespace, pod, container";

/** The kubelet of each node tells of the volumes that are mounted there. */
const BY_CLAIM = "max by (cluster, namespace, persistentvolumeclaim)";

/** A share of a volume above which it is shown. The community's alert looks at less than 15 % left. */
export const ALMOST_FULL = 0.8;

/** What should not be, as the panels of the dashboard ask for it. Each is empty when all is well. */
export const WRONG = {
  oomKilled: oomKilled(picked, "$__range", NAMESPACE),
  cannotStart: cannotStart(picked, NAMESPACE),
  overdueCronJobs: overdueCronJobs(picked, NAMESPACE),
  stuckAutoscalers: stuckAutoscalers(picked, NAMESPACE),
  waiting: `sum by (${CONTAINER}, reason) (${picked.kube_pod_container_status_waiting_reason(NAMESPACE)} or ${picked.kube_pod_init_container_status_waiting_reason(NAMESPACE)}) > 0`,
  restarting: `topk(20, sum by (${CONTAINER}) (increase(${picked.kube_pod_container_status_restarts_total(NAMESPACE)}[$__range])) > 0)`,
  unplaced: `max by (cluster, namespace, pod) (${picked.kube_pod_status_unschedulable(NAMESPACE)}) > 0`,
  deployments: missing(
    "deployment",
    picked.kube_deployment_spec_replicas(NAMESPACE),
    picked.kube_deployment_status_replicas_available(NAMESPACE),
  ),
  statefulSets: missing(
    "statefulset",
    picked.kube_statefulset_replicas(NAMESPACE),
    picked.kube_statefulset_status_replicas_available(NAMESPACE),
  ),
  daemonSets: missing(
    "daemonset",
    picked.kube_daemonset_status_desired_number_scheduled(NAMESPACE),
    picked.kube_daemonset_status_number_available(NAMESPACE),
  ),
  nodes: `max by (cluster, node, condition) (${inTrouble()} == 1)`,
  volumes: `${usedShare()} > ${ALMOST_FULL}`,
} as const;

/** Pods that a workload wants and does not have. */
function missing(kind: string, wanted: string, available: string): string {
  const of = (series: string): string => `max by (cluster, namespace, ${kind}) (${series})`;
  return `${of(wanted)} - ${of(available)} > 0`;
}

/** Under pressure, or not ready: a node that nobody hears from is in state unknown. */
function inTrouble(): string {
  const condition = picked.kube_node_status_condition;
  const pressure = condition({ condition: matches("(Memory|Disk|PID)Pressure"), status: "true" });
  return `(${pressure} or ${condition({ condition: "Ready", status: matches("false|unknown") })})`;
}

function usedShare(): string {
  const used = picked.kubelet_volume_stats_used_bytes(NAMESPACE);
  return `${BY_CLAIM} (${used} / ${picked.kubelet_volume_stats_capacity_bytes(NAMESPACE)})`;
}

/** What is left on the volumes that are almost full. */
export const LEFT = `${BY_CLAIM} (${picked.kubelet_volume_stats_available_bytes(NAMESPACE)}) and ${WRONG.volumes}`;

/** Share of the nodes' resources that pods have asked for, those of Jobs that are over left out. */
export function asked(resource: "cpu" | "memory"): string {
  const by = "cluster, namespace, pod";
  const requests = `sum by (${by}) (${picked.kube_pod_container_resource_requests({ resource })})`;
  const alive = `max by (${by}) (${picked.kube_pod_status_phase({ phase: matches("Pending|Running") })}) == 1`;
  const allocatable = picked.kube_node_status_allocatable({ resource });
  return `sum by (cluster) (${requests} and ${alive}) / sum by (cluster) (${allocatable})`;
}
