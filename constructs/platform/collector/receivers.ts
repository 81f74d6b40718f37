import { minutes, seconds } from "../../core/duration";
import { type Block, block, type Component, component, type Reference } from "./alloy/syntax";

/** A port on which applications, or the other tier of the gateway, send telemetry. */
export interface Receiver {
  /** Name of the port on Service and container: at most 15 characters. */
  readonly name: string;
  readonly port: number;
  readonly protocol: "TCP" | "UDP";
}

/** Each port has the number its protocol is known by. */
const PORTS = {
  otlpGrpc: 4317,
  otlpHttp: 4318,
  jaegerGrpc: 14250,
  jaegerHttp: 14268,
  jaegerCompact: 6831,
  jaegerBinary: 6832,
  zipkin: 9411,
} as const;

/** OTLP over gRPC. */
export const OTLP_PORT: Receiver = { name: "otlp-grpc", port: PORTS.otlpGrpc, protocol: "TCP" };

/** Everything the gateway listens on. */
export const RECEIVER_PORTS: readonly Receiver[] = [
  OTLP_PORT,
  { name: "otlp-http", port: PORTS.otlpHttp, protocol: "TCP" },
  { name: "jaeger-grpc", port: PORTS.jaegerGrpc, protocol: "TCP" },
  { name: "jaeger-http", port: PORTS.jaegerHttp, protocol: "TCP" },
  { name: "jaeger-compact", port: PORTS.jaegerCompact, protocol: "UDP" },
  { name: "jaeger-binary", port: PORTS.jaegerBinary, protocol: "UDP" },
  { name: "zipkin", port: PORTS.zipkin, protocol: "TCP" },
];

/** Receivers for every protocol that applications speak: OTLP for all signals, Jaeger and Zipkin for traces. */
export function receivers(next: Reference, rebalance: boolean): Component[] {
  const traces = block("output", { traces: [next] });
  return [
    component(
      "otelcol.receiver.otlp",
      "applications",
      {},
      block("grpc", listen(PORTS.otlpGrpc), ...(rebalance ? [connectionAge()] : [])),
      block("http", listen(PORTS.otlpHttp)),
      block("output", { metrics: [next], logs: [next], traces: [next] }),
    ),
    component(
      "otelcol.receiver.jaeger",
      "applications",
      {},
      block(
        "protocols",
        {},
        block("grpc", listen(PORTS.jaegerGrpc)),
        block("thrift_http", listen(PORTS.jaegerHttp)),
        block("thrift_binary", listen(PORTS.jaegerBinary)),
        block("thrift_compact", listen(PORTS.jaegerCompact)),
      ),
      traces,
    ),
    component("otelcol.receiver.zipkin", "applications", listen(PORTS.zipkin), traces),
  ];
}

/** Spans from the other tier. */
export function spanReceiver(next: Reference): Component {
  return component(
    "otelcol.receiver.otlp",
    "gateway",
    {},
    block("grpc", listen(PORTS.otlpGrpc)),
    block("output", { traces: [next] }),
  );
}

function listen(port: number): { readonly endpoint: string } {
  return { endpoint: `0.0.0.0:${port}` };
}

/** A gRPC connection stays with one replica for as long as it lives: let it end, so that new ones share the load. */
function connectionAge(): Block {
  const age = { max_connection_age: minutes(5), max_connection_age_grace: seconds(30) };
  return block("keepalive", {}, block("server_parameters", age));
}
