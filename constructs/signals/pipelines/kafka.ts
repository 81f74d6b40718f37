import type { SecretRef } from "../../core/secret-ref";

/**
 * Topics whose messages are log lines. All collectors of a cluster share one consumer group, so that each message is
 * stored once.
 */
export interface KafkaSource {
  readonly kind: "kafka";
  /** `host:port`; the first that answers names the others, all of which must be reachable on these ports. */
  readonly brokers: readonly [string, ...string[]];
  readonly topics: readonly [string, ...string[]];
  /** Consumer group. @default "belvedere-" and the name of the pipeline */
  readonly group?: string;
  /**
   * Where the lines come from, which no pod says here: `{ namespace: "shop", app: "ingestion" }`. Stages may say it
   * otherwise line by line, from a field of the message.
   */
  readonly labels: { readonly app: string; readonly namespace?: string };
  /** Whether brokers are spoken to by TLS, with a certificate of a public authority or that of `ca`. @default true */
  readonly tls?: boolean;
  /** PEM of a private authority. @default the public ones */
  readonly ca?: SecretRef;
  /** @default none */
  readonly login?: KafkaLogin;
}

/** SASL. */
export interface KafkaLogin {
  /** @default "SCRAM-SHA-512" */
  readonly mechanism?: "PLAIN" | "SCRAM-SHA-256" | "SCRAM-SHA-512";
  /** The Secrets live in the platform's namespace. */
  readonly user: SecretRef;
  readonly password: SecretRef;
}

/** A source with every question answered. */
export interface ResolvedKafkaSource {
  readonly brokers: readonly string[];
  readonly topics: readonly string[];
  readonly group: string;
  /** Of every line, before any stage. */
  readonly labels: Readonly<Record<string, string>>;
  readonly tls: boolean;
  readonly ca?: SecretRef;
  readonly login?: Required<KafkaLogin>;
}

/** @param name of the pipeline */
export function resolveKafkaSource(name: string, source: KafkaSource): ResolvedKafkaSource {
  const { brokers, topics, group = `belvedere-${name}`, tls = true, ca, login } = source;
  return {
    brokers,
    topics,
    group,
    labels: { ...source.labels, service_name: source.labels.app },
    tls,
    ...(ca && { ca }),
    ...(login && { login: { mechanism: "SCRAM-SHA-512", ...login } }),
  };
}
