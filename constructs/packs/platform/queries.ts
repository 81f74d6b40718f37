import { m } from "../../signals/metrics/installed";
import { type LabelConditions, selectors } from "../../signals/metrics/selector";
import { record } from "../../signals/rules/builders";
import type { RecordingRule } from "../../signals/rules/rule";
import type { Site } from "../pack";
import { GATEWAY } from "./metrics";

/** Telemetry that passes the OTLP gateway, and what the collector's counters call a piece of it. */
const TELEMETRY = { traces: "spans", logs: "log_records", metrics: "metric_points" } as const;

/** Names of the recorded rates, with the counters of the collector behind them. */
const RATES = {
  "job:otlp_accepted:rate5m": "otelcol_receiver_accepted",
  "job:otlp_refused:rate5m": "otelcol_receiver_refused",
  "job:otlp_delivered:rate5m": "otelcol_exporter_sent",
  "job:otlp_undelivered:rate5m": "otelcol_exporter_send_failed",
} as const satisfies Partial<Record<keyof typeof GATEWAY.metrics, string>>;

/** Names of the recorded shares of what is lost. Their label `signal` says of what: traces, logs or metrics. */
export const LOSSES = {
  /** What the receivers turn away. */
  refused: "job:otlp_refused:ratio_rate5m",
  /** What the exporters fail to hand on. */
  undelivered: "job:otlp_undelivered:ratio_rate5m",
} as const satisfies Record<string, keyof typeof GATEWAY.metrics>;

/** Selectors of what is recorded of the gateway. */
export const gateway = selectors(GATEWAY);

/** What passes the OTLP gateway and what is lost there, by kind of telemetry. */
export function gatewayRecords(): RecordingRule[] {
  return [
    ...Object.entries(RATES).flatMap(([name, counter]) =>
      Object.entries(TELEMETRY).map(([signal, piece]) => {
        const pieces = m[`${counter}_${piece}_total` as const]();
        return record(name, `sum by (cluster, namespace, job) (rate(${pieces}[5m]))`, { signal });
      }),
    ),
    record(LOSSES.refused, share(gateway["job:otlp_refused:rate5m"](), gateway["job:otlp_accepted:rate5m"]())),
    record(LOSSES.undelivered, share(gateway["job:otlp_undelivered:rate5m"](), gateway["job:otlp_delivered:rate5m"]())),
  ];
}

/** Bad among all. A counter exists once it has counted: where nothing went well there may be no `good` at all. */
function share(bad: string, good: string): string {
  return `${bad} / (${bad} + (${good} or 0 * ${bad}) > 0)`;
}

/** No instance answers, or none is known: `absent` knows only the labels it is told by equality, hence the cluster. */
export function noneUp({ cluster }: Site, part: LabelConditions<never>): string {
  return `absent(${m.up({ cluster, ...part })}) or sum by (cluster, namespace, service) (${m.up(part)}) == 0`;
}
