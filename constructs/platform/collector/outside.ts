import { NAMESPACES } from "../../core/names";
import type { RequiredSecret } from "../../core/required-secret";
import type { Signals } from "../../packs/pack";
import type { Flow } from "../../signals/needs";
import type { SecretVariable } from "./environment";
import { kafkaPipelines, kafkaPorts, kafkaVariables } from "./kafka";
import type { GatewayProps, ResolvedGateway } from "./props";
import { sinkPorts, sinksFor, sinkVariables } from "./sinks";

/** What each tier of the gateway reads from Secrets; where one process is both, the gateway reads everything. */
export function gatewayVariables({ kafka, sinks, samplerHost }: ResolvedGateway): SecretVariable[] {
  const passing = sinks.filter(({ signals }) => signals.some((signal) => signal !== "traces"));
  return [...kafkaVariables(kafka), ...sinkVariables(samplerHost === undefined ? sinks : passing)];
}

export function samplerVariables({ sinks }: ResolvedGateway): SecretVariable[] {
  return sinkVariables(sinksFor(sinks, "traces"));
}

/** The Secrets that must exist before the gateway starts. */
export function collectorSecrets({ sinks = [] }: GatewayProps, signals: readonly Signals[]): RequiredSecret[] {
  const kafka = kafkaPipelines(signals.flatMap(({ pipelines }) => pipelines));
  const variables = [...kafkaVariables(kafka), ...sinkVariables(sinks)];
  const names = [...new Set(variables.map(({ ref }) => ref.name))].sort();
  return names.map((name) => {
    const used = variables.filter(({ ref }) => ref.name === name);
    return {
      name,
      namespace: NAMESPACES.platform,
      keys: [...new Set(used.map(({ ref }) => ref.key))].sort(),
      reader: "Alloy",
      why: [...new Set(used.map(({ why }) => why))].join("; "),
    };
  });
}

/** The connections out of the platform that pipelines and sinks need. */
export function collectorFlows({ kafka, sinks }: Pick<ResolvedGateway, "kafka" | "sinks">): Flow[] {
  return [
    ...flow("log-messages", kafkaPorts(kafka), "log lines come from Kafka"),
    ...flow("telemetry-sinks", sinkPorts(sinks), "telemetry goes to other stores by OTLP"),
  ];
}

function flow(name: string, all: readonly number[], why: string): Flow[] {
  const ports = [...new Set(all)].sort((a, b) => a - b).map((port) => ({ port }));
  return ports.length === 0 ? [] : [{ name, from: { namespace: NAMESPACES.platform }, to: "anywhere", ports, why }];
}
