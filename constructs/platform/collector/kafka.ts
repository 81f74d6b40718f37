import { portOf } from "../../signals/pipelines/check-kafka";
import { type ResolvedKafkaSource, resolveKafkaSource } from "../../signals/pipelines/kafka";
import type { KafkaPipeline, LogPipeline } from "../../signals/pipelines/pipeline";
import { type Block, block, type Component, component, exported, type Reference } from "./alloy/syntax";
import { type SecretVariable, valueOf, variableName } from "./environment";
import { stageBlock } from "./log-stages";
import { traceIdStages } from "./logs";

/** The pipelines whose lines are messages. */
export function kafkaPipelines(pipelines: readonly LogPipeline[]): KafkaPipeline[] {
  return pipelines.filter((pipeline) => pipeline.source !== undefined);
}

/** A consumer and its stages for each pipeline. */
export function kafkaConsumers(pipelines: readonly KafkaPipeline[], next: Reference): Component[] {
  return pipelines.flatMap((pipeline) => {
    const process = component(
      "loki.process",
      labelOf(pipeline),
      { forward_to: [next] },
      ...traceIdStages(),
      ...pipeline.stages.map(stageBlock),
    );
    return [consumer(pipeline, exported(process)), process];
  });
}

function consumer(pipeline: KafkaPipeline, next: Reference): Component {
  const source = resolveKafkaSource(pipeline.name, pipeline.source);
  const settings = {
    brokers: source.brokers,
    topics: source.topics,
    group_id: source.group,
    // When it happened, and not when it was read.
    use_incoming_timestamp: true,
    labels: source.labels,
    forward_to: [next],
  };
  return component("loki.source.kafka", labelOf(pipeline), settings, ...authentication(pipeline.name, source));
}

/** Alloy speaks TLS by itself or under a login; its own name for the former is `ssl`. */
function authentication(name: string, { tls, ca, login }: ResolvedKafkaSource): Block[] {
  const trust = block("tls_config", { ...(ca && { ca_pem: valueOf(variable(name, "ca", ca)) }) });
  if (login) {
    const settings = {
      mechanism: login.mechanism,
      user: valueOf(variable(name, "user", login.user)),
      password: valueOf(variable(name, "password", login.password)),
      use_tls: tls,
    };
    return [block("authentication", { type: "sasl" }, block("sasl_config", settings, ...(ca ? [trust] : [])))];
  }
  return tls ? [block("authentication", { type: "ssl" }, trust)] : [];
}

/** Components have no dashes in their labels. */
function labelOf({ name }: KafkaPipeline): string {
  return `kafka_${name.replace(/[^a-zA-Z0-9_]/g, "_")}`;
}

/** What the consumers read from Secrets. */
export function kafkaVariables(pipelines: readonly KafkaPipeline[]): SecretVariable[] {
  return pipelines.flatMap(({ name, source: { ca, login } }) => [
    ...(login ? [variable(name, "user", login.user), variable(name, "password", login.password)] : []),
    ...(ca ? [variable(name, "ca", ca)] : []),
  ]);
}

function variable(name: string, part: "user" | "password" | "ca", ref: SecretVariable["ref"]): SecretVariable {
  return { name: variableName("kafka", name, part), ref, why: `${part} of the Kafka brokers of pipeline ${name}` };
}

/** The ports of the brokers. */
export function kafkaPorts(pipelines: readonly KafkaPipeline[]): number[] {
  return pipelines.flatMap(({ source }) => source.brokers.map(portOf));
}
