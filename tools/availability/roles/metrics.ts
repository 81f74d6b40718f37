import type { Role } from "./role";

const THANOS = "thanos-io/thanos v0.42.4, docs/components";

const OPERATOR = "prometheus-operator/prometheus-operator, Documentation/platform/high-availability.md";

/** Metrics and alerts on them. */
export const METRICS: Readonly<Record<string, Role>> = {
  "kps-prometheus": {
    needs: { reads: "one", writes: "one", alerting: "one" },
    keeps: true,
    meanwhile:
      "Each replica scrapes everything by itself. One that was away has a gap for good, which Thanos fills from the " +
      "other; senders of remote write hold samples for it until it is back.",
    alone: "Nothing is scraped and no alert on metrics fires. The gap stays.",
    source: OPERATOR,
  },
  "thanos-query": {
    needs: { reads: "one" },
    meanwhile: "Queries it was working on fail once. Rules are not affected: they ask Prometheus.",
    alone: "No graph shows metrics. Rules are not affected: they ask Prometheus.",
    source: `${THANOS}/query.md`,
  },
  "thanos-store-gateway": {
    needs: { reads: "one" },
    meanwhile: "The other answers for it: each reads the whole object store.",
    alone: "Graphs end where Prometheus's own samples do.",
    source: `${THANOS}/store.md`,
  },
  "thanos-compact": {
    needs: {},
    meanwhile: "Retention and lower resolutions wait, and queries far back take longer. Nothing is lost for weeks.",
    source: `${THANOS}/compact.md, section Availability`,
  },
  "kps-alertmanager": {
    needs: { alerting: "one" },
    keeps: true,
    meanwhile:
      "Prometheus tells every replica, and each sends when it hears nothing of the others: an alert may be sent twice, " +
      "but never less than once. Silences come back by gossip.",
    alone: "Nobody is told of alerts. Prometheus sends those that still fire again when it is back.",
    source: "prometheus/alertmanager, README.md, section High Availability",
  },
  "kps-kube-state-metrics": {
    needs: {},
    meanwhile:
      "No metrics about Kubernetes objects, and no alerts on them, for about two minutes until it runs on another node.",
    source: "kubernetes/kube-state-metrics, README.md, section Horizontal sharding",
  },
  "kps-operator": {
    needs: {},
    meanwhile: "Changes of rules, monitors and settings wait. What runs goes on as it is.",
    source: OPERATOR,
  },
  "kps-operator-webhook": {
    needs: {},
    meanwhile: "With both away, changes of rules are refused and have to be applied again.",
    source: "prometheus-operator/prometheus-operator, Documentation/platform/webhook.md",
  },
};
