import { SCRAPED_LABELS } from "../../signals/identity";
import type { Metric } from "../../signals/metric";
import { GATEWAY_RECORDS } from "./queries";

const TEMPO = "Tempo 2.10.8, modules/{distributor,ingester,overrides}";
const LOKI = "Loki 3.7.6, dashboards of chart loki 18.11.0";
const ALLOY_LOGS = "Alloy 1.18.1, internal/component/common/loki/client/metrics.go";
const ALLOY_OTLP = "Alloy 1.18.1, operations/alloy-mixin and docs/sources/reference/components/otelcol";
const PROMETHEUS = "Prometheus 3.14, docs/feature_flags.md and docs/concepts/jobs_instances.md";

/** What the pack reads of the platform's parts, beside what kube-prometheus-stack brings rules for. */
export function platformMetrics(): Metric[] {
  return [
    counter("tempo_distributor_spans_received_total", ["tenant"], TEMPO, "Spans received."),
    counter("tempo_discarded_spans_total", ["tenant", "reason"], TEMPO, "Spans discarded."),
    counter("tempo_ingester_failed_flushes_total", [], TEMPO, "Blocks that could not be written to the object store."),
    counter("loki_distributor_lines_received_total", ["tenant"], LOKI, "Log lines received."),
    counter("loki_write_dropped_entries_total", ["host", "tenant", "reason"], ALLOY_LOGS, "Lines Loki did not take."),
    counter("loki_write_sent_entries_total", ["host", "tenant"], ALLOY_LOGS, "Lines sent to Loki."),
    ...["spans", "log_records", "metric_points"].flatMap(collectorCounters),
    ...GATEWAY_RECORDS.map(gatewayRecord),
    gauge("up", "1 when the last scrape of the target succeeded."),
    gauge("scrape_samples_post_metric_relabeling", "Samples of the last scrape that were kept."),
    gauge("scrape_sample_limit", "Samples a scrape may return; 0 for no limit."),
    {
      name: "kube_deployment_spec_replicas",
      kind: "gauge",
      labels: ["namespace", "deployment"],
      help: "Replicas a Deployment asks for.",
      source: "kube-state-metrics 2.20.0, docs/metrics/workload/deployment-metrics.md",
    },
    counter("prometheus_tsdb_head_samples_appended_total", ["type"], PROMETHEUS, "Samples stored."),
  ];
}

function collectorCounters(piece: string): Metric[] {
  const what = piece.replace("_", " ");
  const receiver = ["component_id", "receiver", "transport"];
  const exporter = ["component_id", "exporter"];
  return [
    counter(`otelcol_receiver_accepted_${piece}_total`, receiver, ALLOY_OTLP, `Received ${what}.`),
    counter(`otelcol_receiver_refused_${piece}_total`, receiver, ALLOY_OTLP, `Refused ${what}.`),
    counter(`otelcol_exporter_sent_${piece}_total`, exporter, ALLOY_OTLP, `Delivered ${what}.`),
    counter(`otelcol_exporter_send_failed_${piece}_total`, exporter, ALLOY_OTLP, `Undeliverable ${what}.`),
  ];
}

function gatewayRecord(name: string): Metric {
  const source = 'recording rules of the pack "platform"';
  const help = name.includes(":ratio_") ? "Share of telemetry lost at the OTLP gateway." : "Telemetry per second.";
  return { name, kind: "gauge", labels: ["namespace", "signal"], source, help };
}

function counter(name: string, labels: readonly string[], source: string, help: string): Metric {
  return { name, kind: "counter", labels: [...SCRAPED_LABELS, ...labels], help, source };
}

function gauge(name: string, help: string): Metric {
  return { name, kind: "gauge", labels: SCRAPED_LABELS, help, source: PROMETHEUS };
}
