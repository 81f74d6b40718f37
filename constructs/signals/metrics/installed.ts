import type { Metric } from "../metric";
import { ALERTMANAGER } from "./alertmanager";
import { ALLOY } from "./alloy";
import { CADVISOR } from "./cadvisor";
import { metricsOf } from "./catalogue";
import { API_SERVER, CORE_DNS, KUBERNETES_CLIENTS } from "./control-plane";
import { GRAFANA } from "./grafana";
import { KUBE_STATE_METRICS } from "./kube-state-metrics";
import { KUBELET } from "./kubelet";
import { LOKI } from "./loki";
import { NODE_EXPORTER } from "./node-exporter";
import { PROMETHEUS_OPERATOR } from "./operator";
import { PROCESSES } from "./process";
import { PROMETHEUS, SCRAPES } from "./prometheus";
import { selectors } from "./selector";
import { SPAN_METRICS } from "./spans";
import { TEMPO } from "./tempo";

/** What every cluster with the platform has, whatever packs are placed on it. */
export const INSTALLED_METRICS: readonly Metric[] = metricsOf(
  SCRAPES,
  KUBE_STATE_METRICS,
  KUBELET,
  CADVISOR,
  NODE_EXPORTER,
  API_SERVER,
  KUBERNETES_CLIENTS,
  CORE_DNS,
  PROMETHEUS,
  ALERTMANAGER,
  PROMETHEUS_OPERATOR,
  LOKI,
  TEMPO,
  ALLOY,
  GRAFANA,
  PROCESSES,
  SPAN_METRICS,
);

/**
 * Selectors of what every cluster has:
 *
 * ```ts
 * `sum by (cluster, namespace) (${m.kube_pod_status_phase({ phase: "Pending", namespace: "shop" })}) > 0`;
 * ```
 */
export const m = {
  ...selectors(SCRAPES),
  ...selectors(KUBE_STATE_METRICS),
  ...selectors(KUBELET),
  ...selectors(CADVISOR),
  ...selectors(NODE_EXPORTER),
  ...selectors(API_SERVER),
  ...selectors(KUBERNETES_CLIENTS),
  ...selectors(CORE_DNS),
  ...selectors(PROMETHEUS),
  ...selectors(ALERTMANAGER),
  ...selectors(PROMETHEUS_OPERATOR),
  ...selectors(LOKI),
  ...selectors(TEMPO),
  ...selectors(ALLOY),
  ...selectors(GRAFANA),
  ...selectors(PROCESSES),
  ...selectors(SPAN_METRICS),
} as const;
