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
import {
  THANOS,
  THANOS_BLOCKS,
  THANOS_BUCKETS,
  THANOS_COMPACTOR,
  THANOS_QUERY,
  THANOS_SIDECAR,
  THANOS_STORE,
} from "./thanos";

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
  THANOS,
  THANOS_BUCKETS,
  THANOS_BLOCKS,
  THANOS_SIDECAR,
  THANOS_STORE,
  THANOS_COMPACTOR,
  THANOS_QUERY,
  ALERTMANAGER,
  PROMETHEUS_OPERATOR,
  LOKI,
  TEMPO,
  ALLOY,
  GRAFANA,
  PROCESSES,
  SPAN_METRICS,
);

/** The same by name, for selectors: `selectors(INSTALLED, { cluster: matches("$cluster") })` for a dashboard. */
export const INSTALLED = {
  metrics: {
    ...SCRAPES.metrics,
    ...KUBE_STATE_METRICS.metrics,
    ...KUBELET.metrics,
    ...CADVISOR.metrics,
    ...NODE_EXPORTER.metrics,
    ...API_SERVER.metrics,
    ...KUBERNETES_CLIENTS.metrics,
    ...CORE_DNS.metrics,
    ...PROMETHEUS.metrics,
    ...THANOS.metrics,
    ...THANOS_BUCKETS.metrics,
    ...THANOS_BLOCKS.metrics,
    ...THANOS_SIDECAR.metrics,
    ...THANOS_STORE.metrics,
    ...THANOS_COMPACTOR.metrics,
    ...THANOS_QUERY.metrics,
    ...ALERTMANAGER.metrics,
    ...PROMETHEUS_OPERATOR.metrics,
    ...LOKI.metrics,
    ...TEMPO.metrics,
    ...ALLOY.metrics,
    ...GRAFANA.metrics,
    ...PROCESSES.metrics,
    ...SPAN_METRICS.metrics,
  },
} as const;

/**
 * Selectors of what every cluster has:
 *
 * ```ts
 * `sum by (cluster, namespace) (${m.kube_pod_status_phase({ phase: "Pending", namespace: "shop" })}) > 0`;
 * ```
 */
export const m = selectors(INSTALLED);
