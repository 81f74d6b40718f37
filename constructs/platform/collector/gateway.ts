import { alloyConfiguration } from "./alloy/print";
import { type Component, exported, POD_NAME, type Reference } from "./alloy/syntax";
import {
  applicationMetrics,
  batch,
  loadBalancing,
  loki,
  memoryLimit,
  remoteWrite,
  type Signal,
  tempo,
} from "./exporters";
import { identity, kubernetesAttributes } from "./identity";
import { kafkaConsumers } from "./kafka";
import { logging, lokiWrite } from "./parts";
import type { ResolvedGateway } from "./props";
import { receivers, spanReceiver } from "./receivers";
import { redaction } from "./redaction";
import { sampleTraces } from "./sampling";
import { sinkExporter, sinksFor } from "./sinks";
import { spanMetrics } from "./span-metrics";

/**
 * The configuration of the gateway: applications send it traces, logs and metrics in whatever protocol they speak.
 *
 * Alone, it also judges traces. Where there are several replicas it cannot, because each sees some spans of a trace:
 * it then hands all spans of a trace to one sampler.
 */
export function gatewayConfiguration(gateway: ResolvedGateway): string {
  const { samplerHost } = gateway;
  const write = remoteWrite(gateway.prometheusReplicas, gateway.origin);
  const traces = samplerHost === undefined ? judgeTraces(gateway, exported(write)) : handOver(samplerHost);
  const metrics = metricPath(gateway, exported(write));
  const logs = logPath(gateway);
  const origin = identity(gateway.origin, { metrics: metrics.inputs, logs: logs.inputs, traces: traces.inputs });
  const redacted = gateway.redact.length > 0 ? [redaction(gateway.redact, exported(origin))] : [];
  const attributes = kubernetesAttributes(exported(redacted[0] ?? origin));
  const limit = memoryLimit(["metrics", "logs", "traces"], [exported(attributes)]);
  return alloyConfiguration("collector.gateway", [
    logging(),
    ...receivers(exported(limit), samplerHost !== undefined),
    ...[limit, attributes, ...redacted, origin, ...traces.parts, ...logs.parts, ...metrics.parts, write],
    ...sinkExporters(gateway, samplerHost === undefined ? ["metrics", "logs", "traces"] : ["metrics", "logs"]),
    ...messages(gateway),
  ]);
}

/**
 * The configuration of the samplers behind several gateways. Each trace is whole in one of them, so every span is
 * counted once and both sides of a request meet; but two samplers count the same service. The label `collector` keeps
 * their series apart, and a stable name keeps it from growing: queries add them up.
 */
export function samplerConfiguration(gateway: ResolvedGateway): string {
  const write = remoteWrite(gateway.prometheusReplicas, gateway.origin, POD_NAME);
  const traces = judgeTraces(gateway, exported(write));
  const limit = memoryLimit(["traces"], traces.inputs);
  return alloyConfiguration("collector.sampler", [
    logging(),
    spanReceiver(exported(limit)),
    ...[limit, ...traces.parts, write],
    ...sinkExporters(gateway, ["traces"]),
  ]);
}

/** What takes a signal, and all the components behind it but for exporters of sinks. */
interface Path {
  readonly inputs: readonly Reference[];
  readonly parts: readonly Component[];
}

/** Metrics of all spans, then the choice of traces, then Tempo. */
function judgeTraces(gateway: ResolvedGateway, metrics: Reference): Path {
  const exporter = tempo(gateway.tempoOtlp);
  const kept = batch("traces", [exported(exporter), ...sinkInputs(gateway, "traces")]);
  const sampler = sampleTraces(gateway.sampling, exported(kept));
  const made = spanMetrics(metrics);
  return { inputs: [...made.inputs, exported(sampler)], parts: [...made.parts, sampler, kept, exporter] };
}

function handOver(samplers: string): Path {
  const balancer = loadBalancing(samplers);
  return { inputs: [exported(balancer)], parts: [balancer] };
}

function logPath(gateway: ResolvedGateway): Path {
  const exporter = loki(gateway.lokiUrl);
  const logs = batch("logs", [exported(exporter), ...sinkInputs(gateway, "logs")]);
  return { inputs: [exported(logs)], parts: [logs, exporter] };
}

function metricPath(gateway: ResolvedGateway, write: Reference): Path {
  const metrics = applicationMetrics(write);
  const sinks = sinkInputs(gateway, "metrics");
  if (sinks.length === 0) return { inputs: [exported(metrics)], parts: [metrics] };
  const batched = batch("metrics", sinks);
  return { inputs: [exported(metrics), exported(batched)], parts: [metrics, batched] };
}

function sinkInputs({ sinks }: ResolvedGateway, signal: Signal): Reference[] {
  return sinksFor(sinks, signal).map((sink) => exported(sinkExporter(sink)));
}

function sinkExporters({ sinks }: ResolvedGateway, signals: readonly Signal[]): Component[] {
  return sinks.filter((sink) => signals.some((signal) => sink.signals.includes(signal))).map(sinkExporter);
}

/** Topics of Kafka whose messages are log lines, with a way of their own to Loki. */
function messages({ kafka, lokiUrl, origin }: ResolvedGateway): Component[] {
  if (kafka.length === 0) return [];
  const write = lokiWrite({ lokiUrl, origin });
  return [...kafkaConsumers(kafka, exported(write)), write];
}
