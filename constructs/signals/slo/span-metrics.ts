import { events } from "./indicator";
import type { Measurements } from "./measurements";

/**
 * What the collectors of the platform make of spans, before any are sampled away: the series of Tempo's own generator
 * (grafana/tempo, modules/generator/processor/spanmetrics).
 */
export const SPAN_SERIES = {
  calls: "traces_spanmetrics_calls_total",
  durations: "traces_spanmetrics_latency",
  /** In seconds: those of Prometheus's client libraries (client_golang, DefBuckets). */
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
} as const;

export interface SpanMetricsOptions {
  /** Only spans of this name, for example `POST /orders`. @default all */
  readonly span?: string;
  /** @default every namespace */
  readonly namespace?: string;
  /** Which side of a call: `SERVER` for what the service answers, `CONSUMER` for what it takes from a queue. @default "SERVER" */
  readonly kind?: "SERVER" | "CLIENT" | "CONSUMER" | "PRODUCER" | "INTERNAL";
}

/**
 * What a service measures of itself by its traces, without a metric of its own: requests, failed ones, durations.
 *
 * @param service its `service.name`
 */
export function spanMetrics(service: string, options: SpanMetricsOptions = {}): Required<Measurements> {
  const { span, namespace, kind = "SERVER" } = options;
  const labels = [
    ...(namespace === undefined ? [] : [`namespace="${namespace}"`]),
    `service="${service}"`,
    ...(span === undefined ? [] : [`span_name="${span}"`]),
    `span_kind="SPAN_KIND_${kind}"`,
  ].join(", ");
  return {
    events: events({
      bad: `${SPAN_SERIES.calls}{${labels}, status_code="STATUS_CODE_ERROR"}`,
      total: `${SPAN_SERIES.calls}{${labels}}`,
    }),
    durations: { name: SPAN_SERIES.durations, labels, buckets: SPAN_SERIES.buckets },
  };
}
