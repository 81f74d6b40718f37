import { secret } from "../../../constructs/core/secret-ref";
import { gatewayConfiguration, samplerConfiguration } from "../../../constructs/platform/collector/gateway";
import { logConfiguration } from "../../../constructs/platform/collector/logs";
import { checkGateway, resolveGateway } from "../../../constructs/platform/collector/props";
import type { OtlpSink } from "../../../constructs/platform/collector/sinks";
import { platformContext } from "../../support/platform-context";
import { attributesAt, gateway, logs, ZONAL } from "./configurations";

const agent = logConfiguration(logs());
const alone = gatewayConfiguration(gateway());
const front = gatewayConfiguration(gateway(ZONAL));
const sampler = samplerConfiguration(gateway(ZONAL));

describe("messages of Kafka", () => {
  const source = (name: string, ...path: string[]): unknown =>
    attributesAt(alone, "loki.source.kafka", ...path).at(["audit_log", "open", "plain"].indexOf(name));

  it("are read once by all gateways together, and pass their own stages to Loki", () => {
    expect(source("audit_log")).toEqual({
      brokers: '["kafka.data.svc:9093", "kafka-1.data.svc:9094"]',
      topics: '["audit"]',
      group_id: '"belvedere-audit-log"',
      use_incoming_timestamp: "true",
      labels: '{ app = "ingestion", namespace = "data", service_name = "ingestion" }',
      forward_to: "[loki.process.kafka_audit_log.receiver]",
    });
    expect(attributesAt(alone, "loki.process", "stage.json")[0]).toEqual({ expressions: '{ level = "level" }' });
    expect(attributesAt(alone, "loki.process").map(({ forward_to }) => forward_to)).toEqual(
      Array(3).fill("[loki.write.default.receiver]"),
    );
    expect(attributesAt(alone, "loki.process", "stage.regex")[0]?.expression).toContain("trace_id");
    expect(attributesAt(front, "loki.source.kafka")).toHaveLength(3);
    expect(agent + sampler).not.toContain("kafka");
  });

  it("come over TLS with a login whose secrets the configuration does not hold", () => {
    expect(source("audit_log", "authentication", "sasl_config")).toEqual({
      mechanism: '"SCRAM-SHA-512"',
      user: 'sys.env("KAFKA_AUDIT_LOG_USER")',
      password: 'sys.env("KAFKA_AUDIT_LOG_PASSWORD")',
      use_tls: "true",
    });
    expect(attributesAt(alone, "loki.source.kafka", "authentication", "sasl_config", "tls_config")).toEqual([
      { ca_pem: 'sys.env("KAFKA_AUDIT_LOG_CA")' },
    ]);
  });

  it("come over TLS alone, or in the open where the pack says so", () => {
    expect(attributesAt(alone, "loki.source.kafka", "authentication")).toEqual([{ type: '"sasl"' }, { type: '"ssl"' }]);
  });

  it("are no concern of gateways without them", () => {
    const without = gatewayConfiguration(resolveGateway({}, platformContext(), []));
    expect(without).not.toMatch(/kafka|loki\.write/);
  });
});

describe("sinks", () => {
  const exporter = (text: string, kind: string): unknown => attributesAt(text, `otelcol.exporter.${kind}`, "client")[1];

  it("get what the stores get: traces after sampling, logs and metrics with their identity", () => {
    const next = (signal: string): unknown =>
      attributesAt(alone, "otelcol.processor.batch", "output").find((output) => signal in output)?.[signal];
    expect(next("traces")).toBe("[otelcol.exporter.otlp.tempo.input, otelcol.exporter.otlp.jaeger.input]");
    expect(next("logs")).toBe("[otelcol.exporter.otlphttp.loki.input, otelcol.exporter.otlphttp.search.input]");
    expect(next("metrics")).toBe("[otelcol.exporter.otlphttp.search.input]");
    expect(exporter(alone, "otlp")).toEqual({ endpoint: '"jaeger.tracing.svc:4317"' });
    expect(exporter(alone, "otlphttp")).toEqual({
      endpoint: '"https://otlp.example.com"',
      headers: '{ Authorization = sys.env("OTLP_SEARCH_AUTHORIZATION") }',
    });
  });

  it("of traces are behind the samplers, and of all else behind the gateways", () => {
    expect(exporter(sampler, "otlp")).toEqual({ endpoint: '"jaeger.tracing.svc:4317"' });
    expect(exporter(front, "otlphttp")).toBeDefined();
    expect(front).not.toContain("jaeger.tracing");
    expect(sampler).not.toContain("otlp.example.com");
  });

  const search: OtlpSink = { name: "search", endpoint: "https://otlp.example.com", signals: ["logs"] };
  const headers = { Authorization: secret("search", "token") };

  it.each<[string, OtlpSink[]]>([
    ["a name twice", [search, search]],
    ["the name of a store", [{ ...search, name: "loki" }]],
    ["a name that is none", [{ ...search, name: "my_sink" }]],
    ["an endpoint without a port", [{ ...search, endpoint: "otlp.example.com" }]],
    ["headers in the open", [{ ...search, endpoint: "http://otlp.example.com", headers }]],
    ["headers in the open over gRPC", [{ ...search, endpoint: "otlp:4317", tls: false, headers }]],
  ])("are refused for %s", (_, sinks) => {
    expect(checkGateway("dev.components.gateway", { sinks })).toHaveLength(1);
  });
});
