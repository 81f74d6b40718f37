import { seconds } from "../../core/duration";
import { DEFAULT_TENANT } from "../context";
import { block, type Component, component, type Expression, type Reference } from "./alloy/syntax";
import type { Origin } from "./parts";
import { OTLP_PORT } from "./receivers";

/** Kinds of telemetry, as the collector calls them. */
export type Signal = "metrics" | "logs" | "traces";

const TENANT = { "X-Scope-OrgID": DEFAULT_TENANT };

/** Inside the cluster; network policies say who may speak to whom. */
const WITHOUT_TLS = block("tls", { insecure: true });

/** Traces to Tempo. */
export function tempo(endpoint: string): Component<"otelcol.exporter.otlp"> {
  return component("otelcol.exporter.otlp", "tempo", {}, block("client", { endpoint, headers: TENANT }, WITHOUT_TLS));
}

/** Logs to Loki. */
export function loki(url: string): Component<"otelcol.exporter.otlphttp"> {
  return component(
    "otelcol.exporter.otlphttp",
    "loki",
    {},
    block("client", { endpoint: `${url}/otlp`, headers: TENANT }),
  );
}

/** Larger requests instead of many small ones. */
export function batch(signal: Signal, next: readonly Reference[]): Component<"otelcol.processor.batch"> {
  return component("otelcol.processor.batch", signal, {}, block("output", { [signal]: next }));
}

/** Metrics that applications send. Those with delta temporality are dropped: Prometheus has no such thing. */
export function applicationMetrics(next: Reference): Component<"otelcol.exporter.prometheus"> {
  return component("otelcol.exporter.prometheus", "applications", { forward_to: [next] });
}

/**
 * Samples and exemplars to every replica of Prometheus, which do not share them.
 * @param collector tells the series of several writers of one metric apart, which would otherwise overwrite each other
 */
export function remoteWrite(
  replicas: readonly string[],
  { cluster, environment }: Origin,
  collector?: Expression,
): Component<"prometheus.remote_write"> {
  return component(
    "prometheus.remote_write",
    "default",
    { external_labels: { cluster, environment, ...(collector && { collector }) } },
    ...replicas.map((url, index) =>
      block("endpoint", {
        name: `prometheus-${index}`,
        url: `${url}/api/v1/write`,
        send_exemplars: true,
        send_native_histograms: true,
      }),
    ),
  );
}

/**
 * Spans of one trace to one sampler. A headless Service names the samplers that are ready, so that nothing needs the
 * right to read the API server for it.
 */
export function loadBalancing(hostname: string): Component<"otelcol.exporter.loadbalancing"> {
  return component(
    "otelcol.exporter.loadbalancing",
    "samplers",
    { routing_key: "traceID" },
    block("resolver", {}, block("dns", { hostname, port: String(OTLP_PORT.port) })),
    block("protocol", {}, block("otlp", {}, block("client", {}, WITHOUT_TLS))),
  );
}

/** Refuses telemetry before memory runs out: senders try again, a killed process has lost what it held. */
export function memoryLimit(
  signals: readonly Signal[],
  next: readonly Reference[],
): Component<"otelcol.processor.memory_limiter"> {
  return component(
    "otelcol.processor.memory_limiter",
    "default",
    // Shares of the container's limit.
    { check_interval: seconds(1), limit_percentage: 75, spike_limit_percentage: 20 },
    block("output", Object.fromEntries(signals.map((signal) => [signal, next]))),
  );
}
