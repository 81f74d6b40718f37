/** Kubernetes Services of the platform's parts: the label `service` on what is scraped of them. */
export const SERVICES = {
  grafana: "grafana",
  gateway: "otlp-gateway",
  /** One process, or those of the distributed form without which nothing is written or read. */
  tempo: "tempo(-distributor|-ingester|-query-frontend)?",
  query: "thanos-query",
  store: "thanos-store-gateway-headless",
  /** Sidecars of Prometheus. */
  sidecars: "kps-thanos-discovery",
} as const;
