import { hours } from "../../core/duration";
import type { INSTALLED } from "../../signals/metrics/installed";
import { type LabelConditions, matches, type Selectors } from "../../signals/metrics/selector";

/** Selectors of what every cluster has: `m` for a rule, `picked` for a panel. */
type Select = Selectors<(typeof INSTALLED)["metrics"]>;

/** Further conditions of all selectors of a query. @default none */
type Within = LabelConditions<never>;

const CONTAINER = "cluster, namespace, pod, container";

/** What a container waits for in vain: time brings no image that is not there, and no Secret. */
const IN_VAIN = matches(
  "ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull|CreateContainerConfigError|CreateContainerError",
);

/** From when on a run counts as forgotten. The controller looks at every CronJob each time that one of its runs is due. */
export const OVERDUE = hours(1);

/** Restarts within a range, of containers that had last been killed because they had used up their memory. */
export function oomKilled(of: Select, range: string, within: Within = {}): string {
  const restarts = of.kube_pod_container_status_restarts_total(within);
  const reason = of.kube_pod_container_status_last_terminated_reason({ ...within, reason: "OOMKilled" });
  return `sum by (${CONTAINER}) (increase(${restarts}[${range}])) > 0 and max by (${CONTAINER}) (${reason}) > 0`;
}

/** 1 for each container that waits in vain. The reason changes back and forth while images are tried again. */
export function cannotStart(of: Select, within: Within = {}): string {
  const containers = of.kube_pod_container_status_waiting_reason({ ...within, reason: IN_VAIN });
  const initial = of.kube_pod_init_container_status_waiting_reason({ ...within, reason: IN_VAIN });
  return `max by (${CONTAINER}) (${containers} or ${initial}) > 0`;
}

/**
 * Seconds since a CronJob should have run, where that is too long. kube-state-metrics computes the moment from the last
 * run, so that it stays in the past when nothing runs; a suspended CronJob has none (internal/store/cronjob.go).
 */
export function overdueCronJobs(of: Select, within: Within = {}): string {
  const due = of.kube_cronjob_next_schedule_time(within);
  return `time() - max by (cluster, namespace, cronjob) (${due}) > ${OVERDUE.milliseconds / 1000}`;
}

/** Autoscalers that cannot do their work. Of a workload without replicas they are switched off, which is no fault. */
export function stuckAutoscalers(of: Select, within: Within = {}): string {
  const by = "max by (cluster, namespace, horizontalpodautoscaler)";
  const condition = matches("AbleToScale|ScalingActive");
  const fails = of.kube_horizontalpodautoscaler_status_condition({ ...within, condition, status: "false" });
  const replicas = of.kube_horizontalpodautoscaler_status_current_replicas(within);
  return `${by} (${fails}) > 0 and ${by} (${replicas}) > 0`;
}
