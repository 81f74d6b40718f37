import { record } from "../../signals/rules/builders";
import type { RecordingRule } from "../../signals/rules/rule";

/** Telemetry that passes the OTLP gateway, and what the collector's counters call a piece of it. */
const TELEMETRY = { traces: "spans", logs: "log_records", metrics: "metric_points" } as const;

/** Names of the recorded rates, with the counters of the collector behind them. */
const RATES = {
  "job:otlp_accepted:rate5m": "otelcol_receiver_accepted",
  "job:otlp_refused:rate5m": "otelcol_receiver_refused",
  "job:otlp_delivered:rate5m": "otelcol_exporter_sent",
  "job:otlp_undelivered:rate5m": "otelcol_exporter_send_failed",
} as const;

/** Names of the recorded shares of what is lost. Their label `signal` says of what: traces, logs or metrics. */
export const LOSSES = {
  /** What the receivers turn away. */
  refused: "job:otlp_refused:ratio_rate5m",
  /** What the exporters fail to hand on. */
  undelivered: "job:otlp_undelivered:ratio_rate5m",
} as const;

/** What passes the OTLP gateway and what is lost there, by kind of telemetry. */
export function gatewayRecords(): RecordingRule[] {
  return [
    ...Object.entries(RATES).flatMap(([name, counter]) =>
      Object.entries(TELEMETRY).map(([signal, piece]) =>
        record(name, `sum by (cluster, namespace, job) (rate(${counter}_${piece}_total[5m]))`, { signal }),
      ),
    ),
    record(LOSSES.refused, share("job:otlp_refused:rate5m", "job:otlp_accepted:rate5m")),
    record(LOSSES.undelivered, share("job:otlp_undelivered:rate5m", "job:otlp_delivered:rate5m")),
  ];
}

/** Bad among all. A counter exists once it has counted: where nothing went well there may be no `good` at all. */
function share(bad: keyof typeof RATES, good: keyof typeof RATES): string {
  return `${bad} / (${bad} + (${good} or 0 * ${bad}) > 0)`;
}

/** Every series that {@link gatewayRecords} records. */
export const GATEWAY_RECORDS: readonly string[] = [...Object.keys(RATES), ...Object.values(LOSSES)];
