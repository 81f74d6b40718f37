import { NAMESPACES } from "../core/names";
import type { Availability } from "./sizing";

/**
 * Release names of the platform's charts. Services, service accounts and the `job` label derive from them, so they
 * never change. `kps` is short because the chart cuts its full name at 26 characters.
 */
export const RELEASES = {
  crds: "prometheus-operator-crds",
  prometheus: "kps",
  thanos: "thanos",
  loki: "loki",
  tempo: "tempo",
  logs: "alloy-logs",
  events: "alloy-events",
  gateway: "otlp-gateway",
  sampler: "otlp-sampler",
  grafana: "grafana",
} as const;

/** Host of a Service in the platform's namespace. */
function host(service: string): string {
  return `${service}.${NAMESPACES.platform}.svc.cluster.local`;
}

/** In-cluster URLs of the platform's parts, without a slash at the end. */
export interface Addresses {
  readonly prometheus: string;
  /** Each replica of Prometheus: what is written remotely goes to all of them, because they do not share samples. */
  readonly prometheusReplicas: readonly string[];
  /** Thanos: what Prometheus has and what is in the object store, replicas merged. Speaks Prometheus's query API. */
  readonly metrics: string;
  /** The sidecars of all replicas of Prometheus, as Thanos looks them up. */
  readonly sidecars: string;
  readonly alertmanager: string;
  /**
   * All replicas of Alertmanager behind one DNS SRV name, for senders that look it up and tell each of them: replicas
   * share silences and notifications, but not alerts.
   */
  readonly alertmanagerReplicas: string;
  /** Push and query API of Loki. */
  readonly loki: string;
  /** Query API of Tempo. */
  readonly tempo: string;
  /** `host:port` of Tempo's OTLP gRPC receiver. */
  readonly tempoOtlp: string;
  /** `host:port` where applications send OTLP over gRPC. */
  readonly otlp: string;
  /** Host that stands for all samplers of traces behind the gateway; undefined where the gateway samples itself. */
  readonly samplers: string | undefined;
}

/** How many replicas of Prometheus run: each scrapes everything, so two survive the loss of a zone. */
export const PROMETHEUS_REPLICAS: Record<Availability, number> = { single: 1, zonal: 2 };

/** The operator names pods after the resource, and its headless Services always like this (pkg/prometheus/server/statefulset.go). */
function prometheusReplica(index: number): string {
  return `http://${host(`prometheus-kps-prometheus-${index}.prometheus-operated`)}:9090`;
}

export function addresses(availability: Availability): Addresses {
  const zonal = availability === "zonal";
  return {
    prometheus: `http://${host("kps-prometheus")}:9090`,
    prometheusReplicas: Array.from({ length: PROMETHEUS_REPLICAS[availability] }, (_, index) =>
      prometheusReplica(index),
    ),
    metrics: `http://${host("thanos-query")}:10902`,
    sidecars: `dnssrv+_grpc._tcp.${host("kps-thanos-discovery")}`,
    alertmanager: `http://${host("kps-alertmanager")}:9093`,
    alertmanagerReplicas: `http://_http-web._tcp.${host("alertmanager-operated")}`,
    loki: `http://${host("loki-gateway")}`,
    tempo: `http://${host(zonal ? "tempo-query-frontend" : "tempo")}:3200`,
    tempoOtlp: `${host(zonal ? "tempo-distributor" : "tempo")}:4317`,
    otlp: `${host(RELEASES.gateway)}:4317`,
    samplers: zonal ? host(RELEASES.sampler) : undefined,
  };
}
