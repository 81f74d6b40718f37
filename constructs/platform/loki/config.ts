import type { ObjectStore } from "../../clouds/contract";
import { type Duration, hours } from "../../core/duration";
import { mebibytes } from "./mebibytes";
import type { ResolvedLoki } from "./props";
import { longestRetention, streamRetentionValues, type StreamRetentionValues } from "./retention";
import { lokiRuler, type LokiRulerValues } from "./ruler";
import { lokiStorage, type LokiStorageValues } from "./storage";

/** The `loki` block of the chart, most of which becomes Loki's configuration: it refuses unknown keys there. */
export interface LokiConfigValues {
  /** Every request names its tenant in `X-Scope-OrgID`. */
  readonly auth_enabled: true;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly commonConfig: { readonly replication_factor: 1 | 3 };
  readonly analytics: { readonly reporting_enabled: false };
  readonly storage: LokiStorageValues;
  readonly schemaConfig: { readonly configs: readonly [LokiSchemaValues] };
  readonly limits_config: LokiLimitValues;
  readonly compactor: { readonly retention_enabled: true; readonly delete_request_store: ObjectStore["kind"] };
  readonly rulerConfig: LokiRulerValues;
  /** Limits of single tenants, which Loki reloads while it runs. */
  readonly runtimeConfig?: { readonly overrides: TenantOverrides };
}

export interface LokiSchemaValues {
  readonly from: string;
  readonly store: "tsdb";
  readonly object_store: ObjectStore["kind"];
  readonly schema: "v13";
  readonly index: { readonly prefix: string; readonly period: "24h" };
}

/** Limits of each tenant. */
export interface LokiLimitValues {
  /** Trace ids and other attributes with many values, beside the line instead of in a label. */
  readonly allow_structured_metadata: true;
  readonly retention_period: string;
  readonly retention_stream?: readonly StreamRetentionValues[];
  readonly max_query_length: string;
  readonly ingestion_rate_mb: number;
  readonly ingestion_burst_size_mb: number;
  readonly max_global_streams_per_user: number;
  readonly max_label_names_per_series: number;
  readonly otlp_config: {
    readonly resource_attributes: {
      readonly ignore_defaults: true;
      readonly attributes_config: readonly [{ readonly action: "index_label"; readonly attributes: readonly string[] }];
    };
  };
}

type TenantOverrides = Readonly<Record<string, { readonly retention_period: string }>>;

/** Must never change once lines are stored: later schemas are added after it (docs/sources/operations/storage/schema). */
const SCHEMA_FROM = "2025-01-01";

/** Loki's default, stated because every label multiplies streams: identities belong into structured metadata. */
const MAX_LABELS = 15;

/**
 * Attributes of lines sent by OTLP that become labels: what the gateway gives them is what lines from files have, so
 * that one selector finds both. Loki writes a dot as an underscore; all other attributes stay beside the line.
 */
const OTLP_LABELS = ["cluster", "environment", "namespace", "pod", "container", "app", "service.name"];

export function lokiConfig(loki: ResolvedLoki): LokiConfigValues {
  const { kind } = loki.store;
  const { tenants } = loki.retention;
  const index = { prefix: "loki_index_", period: "24h" } as const;
  return {
    auth_enabled: true,
    podLabels: loki.identity.podLabels,
    commonConfig: { replication_factor: loki.availability === "zonal" ? 3 : 1 },
    analytics: { reporting_enabled: false },
    storage: lokiStorage(loki.store),
    schemaConfig: { configs: [{ from: SCHEMA_FROM, store: "tsdb", object_store: kind, schema: "v13", index }] },
    limits_config: lokiLimits(loki),
    compactor: { retention_enabled: true, delete_request_store: kind },
    rulerConfig: lokiRuler(loki),
    runtimeConfig: tenants && { overrides: tenantOverrides(tenants) },
  };
}

function lokiLimits({ retention, ingestionRate, maxStreams }: ResolvedLoki): LokiLimitValues {
  const { period, streams = [] } = retention;
  return {
    allow_structured_metadata: true,
    retention_period: period.toGo(),
    retention_stream: streams.length > 0 ? streams.map(streamRetentionValues) : undefined,
    // Loki's default, a month and an hour, would refuse to search all that is kept longer.
    max_query_length: longestRetention(retention).plus(hours(1)).toGo(),
    ingestion_rate_mb: mebibytes(ingestionRate),
    ingestion_burst_size_mb: 2 * mebibytes(ingestionRate),
    max_global_streams_per_user: maxStreams,
    max_label_names_per_series: MAX_LABELS,
    otlp_config: {
      resource_attributes: {
        ignore_defaults: true,
        attributes_config: [{ action: "index_label", attributes: OTLP_LABELS }],
      },
    },
  };
}

function tenantOverrides(tenants: Readonly<Record<string, Duration>>): TenantOverrides {
  const periods = Object.entries(tenants).map(
    ([tenant, period]) => [tenant, { retention_period: period.toGo() }] as const,
  );
  return Object.fromEntries(periods);
}
