import { secret } from "../../../constructs/core/secret-ref";
import type { OtlpSink } from "../../../constructs/platform/collector/sinks";
import type { KafkaSource } from "../../../constructs/signals/pipelines/kafka";
import {
  type ResolvedGateway,
  type ResolvedLogCollector,
  resolveGateway,
  resolveLogCollector,
} from "../../../constructs/platform/collector/props";
import {
  eventCollectorValues,
  gatewayValues,
  logCollectorValues,
  samplerValues,
} from "../../../constructs/platform/collector/values";
import type { PlatformContext } from "../../../constructs/platform/context";
import { type Signals, signals } from "../../../constructs/packs/pack";
import { platformContext } from "../../support/platform-context";

const TOPIC: KafkaSource = { kind: "kafka", brokers: ["kafka.data.svc:9092"], topics: ["t"], labels: { app: "t" } };

/** A Jaeger for traces, and a search engine for the rest. */
export const SINKS: readonly OtlpSink[] = [
  { name: "jaeger", endpoint: "jaeger.tracing.svc:4317", tls: false, signals: ["traces"] },
  {
    name: "search",
    endpoint: "https://otlp.example.com",
    signals: ["logs", "metrics"],
    headers: { Authorization: secret("search", "token") },
  },
];

/** A pack that uses every kind of stage and asks for more and for less of the traces of services. */
export const SHOP: Signals = signals("shop", {
  pipelines: [
    {
      name: "catalog",
      selector: '{namespace="shop", app="catalog"} != "GET /healthz"',
      stages: [
        { kind: "multiline", firstLine: "^\\{" },
        { kind: "json", fields: { level: "level", request: "request-id", status: "http.status-code", all: "@" } },
        { kind: "logfmt", fields: { user: "user" } },
        { kind: "regex", expression: "took (?P<took>\\d+)" },
        { kind: "labels", fields: ["level"] },
        { kind: "structured-metadata", fields: ["request"] },
        { kind: "drop", field: "status", value: "204", reason: "no content" },
        { kind: "replace", expression: "password=(\\S+)", replacement: "{{ gone }}" },
        { kind: "card-numbers", replacement: "<card>" },
        {
          kind: "match",
          selector: '{level="debug", pod!=""} |~ `a\\d` !~ "b"',
          stages: [
            { kind: "drop", expression: "GET /ready", reason: "probe" },
            { kind: "drop", reason: "debug" },
          ],
        },
        { kind: "sample", percentage: 25, reason: "many" },
      ],
    },
    {
      name: "audit-log",
      source: {
        kind: "kafka",
        brokers: ["kafka.data.svc:9093", "kafka-1.data.svc:9094"],
        topics: ["audit"],
        labels: { namespace: "data", app: "ingestion" },
        login: { user: secret("kafka-login", "user"), password: secret("kafka-login", "password") },
        ca: secret("kafka-ca", "ca.crt"),
      },
      stages: [
        { kind: "json", fields: { level: "level" } },
        { kind: "labels", fields: ["level"] },
      ],
    },
    { name: "open", source: { ...TOPIC, tls: true }, stages: [] },
    { name: "plain", source: { ...TOPIC, tls: false }, stages: [] },
  ],
  traces: [
    { service: "checkout", percentage: 90 },
    { service: "health", percentage: 1 },
    { service: "assets", percentage: 0 },
  ],
});

export const ZONAL = platformContext({ availability: "zonal", profile: "medium" });

export function withoutHostAccess(context: PlatformContext): PlatformContext {
  const capabilities = { ...context.facts.capabilities, hostAccess: false };
  return { ...context, facts: { ...context.facts, capabilities } };
}

export function logs(context = platformContext()): ResolvedLogCollector {
  return resolveLogCollector({}, context, [SHOP]);
}

export function gateway(context = platformContext()): ResolvedGateway {
  return resolveGateway({ sinks: SINKS, redact: ["email", "secret", "card-number"] }, context, [SHOP]);
}

/** The values of every release in every form. */
export const VALUES = {
  "agent on each node": logCollectorValues(logs()),
  "reader of the API server": logCollectorValues(logs(withoutHostAccess(ZONAL))),
  "collector of events": eventCollectorValues(logs()),
  "gateway alone": gatewayValues(gateway()),
  "gateway in front of samplers": gatewayValues(gateway(ZONAL)),
  sampler: samplerValues(gateway(ZONAL)),
};

/** One block of a printed configuration. */
export interface PrintedBlock {
  /** Names of the blocks around it and its own, from the component on. */
  readonly path: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads back what the printer of this project writes: a line per attribute and bracket. */
export function blocksOf(text: string): PrintedBlock[] {
  const found: { path: string[]; attributes: Record<string, string> }[] = [];
  const open: (typeof found)[number][] = [];
  for (const line of text.split("\n").map((each) => each.trim())) {
    const [, name] = /^([a-z_.0-9]+)(?: "\w+")? \{( \})?$/.exec(line) ?? [];
    const [, key, value] = /^(\w+) = (.*)$/.exec(line) ?? [];
    if (name !== undefined) {
      const block = { path: [...(open.at(-1)?.path ?? []), name], attributes: {} };
      found.push(block);
      if (!line.endsWith("{ }")) open.push(block);
    } else if (key !== undefined && value !== undefined) {
      const block = open.at(-1);
      if (block) block.attributes[key] = value;
    } else if (line === "}") {
      open.pop();
    }
  }
  return found;
}

/** The attributes of all blocks with a path, in their order. */
export function attributesAt(text: string, ...path: readonly string[]): Readonly<Record<string, string>>[] {
  return blocksOf(text)
    .filter((block) => block.path.join(" > ") === path.join(" > "))
    .map(({ attributes }) => attributes);
}
