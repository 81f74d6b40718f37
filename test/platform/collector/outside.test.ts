import { collectorFlows, collectorSecrets } from "../../../constructs/platform/collector/outside";
import { gatewayValues, samplerValues } from "../../../constructs/platform/collector/values";
import { gateway, SHOP, SINKS, VALUES, ZONAL } from "./configurations";

/** Environment variables of a release and the key of a Secret behind each. */
function variables(values: ReturnType<typeof gatewayValues>): Record<string, string> {
  const all = values.alloy.extraEnv ?? [];
  return Object.fromEntries(all.map(({ name, valueFrom: { secretKeyRef: ref } }) => [name, `${ref.name}/${ref.key}`]));
}

describe("secrets of brokers and sinks", () => {
  const kafka = {
    KAFKA_AUDIT_LOG_USER: "kafka-login/user",
    KAFKA_AUDIT_LOG_PASSWORD: "kafka-login/password",
    KAFKA_AUDIT_LOG_CA: "kafka-ca/ca.crt",
  };

  it("reach the process that uses them, and no other", () => {
    expect(variables(gatewayValues(gateway()))).toEqual({ ...kafka, OTLP_SEARCH_AUTHORIZATION: "search/token" });
    expect(variables(samplerValues(gateway(ZONAL)))).toEqual({});
    const traced = { ...gateway(ZONAL), sinks: SINKS.map((sink) => ({ ...sink, signals: ["traces"] as const })) };
    expect(variables(samplerValues(traced))).toEqual({ OTLP_SEARCH_AUTHORIZATION: "search/token" });
    expect(variables(gatewayValues(traced))).toEqual(kafka);
    expect(VALUES["agent on each node"].alloy).not.toHaveProperty("extraEnv");
  });

  it("cover every variable that a configuration reads", () => {
    for (const values of Object.values(VALUES)) {
      const read = [...values.alloy.configMap.content.matchAll(/sys\.env\("((?:KAFKA|OTLP)_\w+)"\)/g)].map(
        ([, name]) => name,
      );
      expect(Object.keys(variables(values)).sort()).toEqual([...new Set(read)].sort());
    }
  });

  it("are listed among what must exist", () => {
    expect(
      collectorSecrets({ sinks: SINKS }, [SHOP]).map(({ namespace, name, keys }) => [namespace, name, keys]),
    ).toEqual([
      ["monitoring", "kafka-ca", ["ca.crt"]],
      ["monitoring", "kafka-login", ["password", "user"]],
      ["monitoring", "search", ["token"]],
    ]);
    expect(collectorSecrets({}, [])).toEqual([]);
  });
});

describe("connections to brokers and sinks", () => {
  it("are let out to their ports", () => {
    expect(collectorFlows(gateway()).map(({ name, ports }) => [name, ports.map(({ port }) => port)])).toEqual([
      ["log-messages", [9092, 9093, 9094]],
      ["telemetry-sinks", [443, 4317]],
    ]);
  });

  it("are none where there are none", () => {
    expect(collectorFlows({ kafka: [], sinks: [] })).toEqual([]);
  });
});
