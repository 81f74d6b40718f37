import { alloyConfiguration } from "./alloy/print";
import { type Component, exported, POD_NAME, type Reference } from "./alloy/syntax";
import { applicationMetrics, batch, loadBalancing, loki, memoryLimit, remoteWrite, tempo } from "./exporters";
import { identity, kubernetesAttributes } from "./identity";
import { logging } from "./parts";
import type { ResolvedGateway } from "./props";
import { receivers, spanReceiver } from "./receivers";
import { tailSampling } from "./sampling";
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
  const metrics = applicationMetrics(exported(write));
  const lokiExporter = loki(gateway.lokiUrl);
  const logs = batch("logs", exported(lokiExporter));
  const origin = identity(gateway.origin, {
    metrics: [exported(metrics)],
    logs: [exported(logs)],
    traces: traces.inputs,
  });
  const attributes = kubernetesAttributes(exported(origin));
  const limit = memoryLimit(["metrics", "logs", "traces"], [exported(attributes)]);
  return alloyConfiguration("collector.gateway", [
    logging(),
    ...receivers(exported(limit), samplerHost !== undefined),
    ...[limit, attributes, origin, ...traces.parts, logs, lokiExporter, metrics, write],
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
  ]);
}

/** What takes spans, and all the components behind it. */
interface TracePath {
  readonly inputs: readonly Reference[];
  readonly parts: readonly Component[];
}

/** Metrics of all spans, then the choice of traces, then Tempo. */
function judgeTraces({ sampling, tempoOtlp }: ResolvedGateway, metrics: Reference): TracePath {
  const exporter = tempo(tempoOtlp);
  const kept = batch("traces", exported(exporter));
  const sampler = tailSampling(sampling, exported(kept));
  const made = spanMetrics(metrics);
  return { inputs: [...made.inputs, exported(sampler)], parts: [...made.parts, sampler, kept, exporter] };
}

function handOver(samplers: string): TracePath {
  const balancer = loadBalancing(samplers);
  return { inputs: [exported(balancer)], parts: [balancer] };
}
