import { minutes, ms, seconds } from "../../core/duration";
import { SCRAPE_INTERVAL } from "../../signals/scrape";
import { block, type Component, component, exported, type Reference } from "./alloy/syntax";

/**
 * Metrics that the collector makes of spans, before any are sampled away, so that their counts are true.
 *
 * Series and labels are those of Tempo's own generator (Tempo 2.10, modules/generator/processor/spanmetrics), because
 * the service graph of Grafana's Tempo data source reads exactly these: `traces_spanmetrics_calls_total` and the
 * histogram `traces_spanmetrics_latency`, in seconds, with the labels `service`, `span_name`, `span_kind`
 * (`SPAN_KIND_SERVER`) and `status_code` (`STATUS_CODE_ERROR`); and `traces_service_graph_request_total`,
 * `traces_service_graph_request_failed_total` and the histograms `traces_service_graph_request_server_seconds` and
 * `traces_service_graph_request_client_seconds` with the labels `client` and `server`. Beside them all carry `cluster`
 * and `environment`, span metrics also `namespace`, and where several samplers write them `collector`.
 * Exemplars have the label `trace_id`; a trace behind one may have been sampled away.
 */
export const SPAN_METRICS = {
  calls: "traces_spanmetrics_calls_total",
  latencyBucket: "traces_spanmetrics_latency_bucket",
  serviceLabel: "service",
} as const;

/** The connector puts a dot after it, and Prometheus underscores in the place of dots. */
const NAMESPACE = "traces.spanmetrics";

/** Those of Prometheus's client libraries (client_golang, DefBuckets), to compare spans with an application's own. */
const BUCKETS = [
  ms(5),
  ms(10),
  ms(25),
  ms(50),
  ms(100),
  ms(250),
  ms(500),
  seconds(1),
  ms(2500),
  seconds(5),
  seconds(10),
];

/** As often as everything else is scraped, so that the ranges of rules mean the same. */
const FLUSH_INTERVAL = SCRAPE_INTERVAL;

/** Combinations of labels of one service; each is 15 series. Names with ids in them would otherwise never end. */
const MOST_COMBINATIONS = 1000;

/** The two connectors and what brings their metrics into form. Both take spans. */
export function spanMetrics(next: Reference): { readonly inputs: readonly Reference[]; readonly parts: Component[] } {
  const prometheus = component("otelcol.exporter.prometheus", "spans", {
    forward_to: [next],
    include_scope_labels: false,
    include_target_info: false,
  });
  const names = tempoNames(exported(prometheus));
  const spans = spanConnector(exported(names));
  const graph = graphConnector(exported(prometheus));
  return { inputs: [exported(spans), exported(graph)], parts: [spans, graph, names, prometheus] };
}

/** Keyed by service and namespace instead of by pod: a service's pods count together, and their restarts do not show. */
function spanConnector(next: Reference): Component<"otelcol.connector.spanmetrics"> {
  return component(
    "otelcol.connector.spanmetrics",
    "default",
    {
      namespace: NAMESPACE,
      resource_metrics_key_attributes: ["service.name", "k8s.namespace.name"],
      aggregation_cardinality_limit: MOST_COMBINATIONS,
      metrics_flush_interval: FLUSH_INTERVAL,
      // A service that has been gone for an hour is forgotten.
      metrics_expiration: minutes(60),
    },
    block("histogram", { unit: "s" }, block("explicit", { buckets: BUCKETS })),
    block("exemplars", { enabled: true }),
    block("output", { metrics: [next] }),
  );
}

/** Renames what the connector calls otherwise than Tempo; the unit would be appended to the name. */
function tempoNames(next: Reference): Component<"otelcol.processor.transform"> {
  const duration = `where name == "${NAMESPACE}.duration"`;
  return component(
    "otelcol.processor.transform",
    "span_metrics",
    { error_mode: "ignore" },
    block("metric_statements", {
      context: "datapoint",
      statements: [
        `set(attributes["service"], attributes["service.name"])`,
        `delete_key(attributes, "service.name")`,
        `set(attributes["namespace"], resource.attributes["k8s.namespace.name"])`,
      ],
    }),
    block("metric_statements", {
      context: "metric",
      statements: [`set(unit, "") ${duration}`, `set(name, "${NAMESPACE}.latency") ${duration}`],
    }),
    // Attributes of whichever pod sent the first span: they would become labels that say nothing.
    block("metric_statements", { context: "resource", statements: [`delete_matching_keys(attributes, ".*")`] }),
    block("output", { metrics: [next] }),
  );
}

/**
 * Client and server spans of a request arrive apart by as much as the SDKs batch, 5 s; the defaults of 2 s and 1,000
 * would lose most pairs. These are Tempo's (modules/generator/processor/servicegraphs/config.go).
 */
const PAIRING = { ttl: seconds(10), max_items: 10_000 };

function graphConnector(next: Reference): Component<"otelcol.connector.servicegraph"> {
  return component(
    "otelcol.connector.servicegraph",
    "default",
    { latency_histogram_buckets: BUCKETS, metrics_flush_interval: FLUSH_INTERVAL },
    block("store", PAIRING),
    block("output", { metrics: [next] }),
  );
}
