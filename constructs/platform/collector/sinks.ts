import type { Problem } from "../../core/errors";
import { repeated } from "../../core/repeated";
import type { SecretRef } from "../../core/secret-ref";
import { type Block, block, type Component, component, type Expression } from "./alloy/syntax";
import { type SecretVariable, valueOf, variableName } from "./environment";
import type { Signal } from "./exporters";

/**
 * A second place for what passes the gateway, beside the cluster's own stores: any program that takes OTLP, such as a
 * Jaeger or an OpenTelemetry collector in front of an Elasticsearch. Traces come as they are kept, after sampling.
 */
export interface OtlpSink {
  /** Unique: lower-case letters, digits and dashes. */
  readonly name: string;
  /** `host:port` for gRPC, or the base of a URL for HTTP: `https://otlp.example.com`. */
  readonly endpoint: string;
  /** Logs are those that applications send by OTLP; lines of files do not pass the gateway. */
  readonly signals: readonly [Signal, ...Signal[]];
  /** Whether gRPC is encrypted; with HTTP, the URL says. @default true */
  readonly tls?: boolean;
  /** Headers of each request, such as `Authorization`: Secrets in the platform's namespace. @default none */
  readonly headers?: Readonly<Record<string, SecretRef>>;
}

const NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const HOST_PORT = /^[a-zA-Z0-9][a-zA-Z0-9.-]*:[1-9]\d{0,4}$/;

/** Names of the platform's own exporters. */
const OWN = ["tempo", "loki"];

/** The sinks of a signal. */
export function sinksFor(sinks: readonly OtlpSink[], signal: Signal): OtlpSink[] {
  return sinks.filter(({ signals }) => signals.includes(signal));
}

/** The exporter of a sink. */
export function sinkExporter(sink: OtlpSink): Component<"otelcol.exporter.otlp" | "otelcol.exporter.otlphttp"> {
  const label = sink.name.replaceAll("-", "_");
  if (isUrl(sink.endpoint)) return component("otelcol.exporter.otlphttp", label, {}, client(sink));
  return component("otelcol.exporter.otlp", label, {}, client(sink, block("tls", { insecure: sink.tls === false })));
}

function client(sink: OtlpSink, ...blocks: readonly Block[]): Block {
  const headers = Object.entries(sink.headers ?? {}).map(([header, ref]): [string, Expression] => {
    return [header, valueOf(variable(sink.name, header, ref))];
  });
  const { endpoint } = sink;
  return block("client", { endpoint, ...(headers.length > 0 && { headers: Object.fromEntries(headers) }) }, ...blocks);
}

/** What the exporters read from Secrets. */
export function sinkVariables(sinks: readonly OtlpSink[]): SecretVariable[] {
  return sinks.flatMap(({ name, headers = {} }) =>
    Object.entries(headers).map(([header, ref]) => variable(name, header, ref)),
  );
}

function variable(name: string, header: string, ref: SecretRef): SecretVariable {
  return { name: variableName("otlp", name, header), ref, why: `header ${header} of sink ${name}` };
}

function isUrl(endpoint: string): boolean {
  return /^https?:\/\//.test(endpoint);
}

/** The ports of the sinks. */
export function sinkPorts(sinks: readonly OtlpSink[]): number[] {
  return sinks.map(({ endpoint }) => {
    if (!isUrl(endpoint)) return Number(endpoint.split(":")[1]);
    const { port, protocol } = new URL(endpoint);
    return port === "" ? (protocol === "https:" ? 443 : 80) : Number(port);
  });
}

/**
 * Reports sinks that Alloy would not load, and secrets that would travel in the open.
 * @param at path of the sinks in the user's data
 */
export function checkSinks(at: string, sinks: readonly OtlpSink[]): Problem[] {
  const names = sinks.map(({ name }) => name);
  const fix = "Give each a name of its own in lower-case letters, digits and dashes";
  return [
    ...repeated(names).map((value) => ({ at, value, problem: "is the name of several sinks", fix })),
    ...names
      .filter((name) => !NAME.test(name) || OWN.includes(name))
      .map((value) => ({ at, value, problem: "is no name for a sink", fix })),
    ...sinks.flatMap((sink) => checkEndpoint(`${at}.${sink.name}`, sink)),
  ];
}

function checkEndpoint(at: string, { endpoint, tls = true, headers = {} }: OtlpSink): Problem[] {
  const readable = isUrl(endpoint) ? endpoint.startsWith("http:") : !tls;
  const valid = isUrl(endpoint) ? URL.canParse(endpoint) : HOST_PORT.test(endpoint);
  const problem = "is neither host:port nor a URL";
  return [
    ...(valid ? [] : [{ at: `${at}.endpoint`, value: endpoint, problem, fix: 'Write "jaeger.tracing.svc:4317"' }]),
    ...(readable && Object.keys(headers).length > 0
      ? [{ at: `${at}.headers`, problem: "would be readable on the way", fix: "Use TLS, or send no headers" }]
      : []),
  ];
}
