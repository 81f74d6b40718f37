import { LABEL } from "../../core/labels";
import { STORAGE_CLASS, WRITERS } from "../../core/names";
import type { Size } from "../../core/size";
import { addresses, RELEASES } from "../addresses";
import { PRIORITY_CLASS } from "../priority-class";
import { ZONE_SPREAD, type ZoneSpreadValues } from "../prometheus/zone-spread";
import { resources, type ResourcesValues } from "../sizing";
import { OBJECT_STORE } from "./object-store";
import type { ResolvedThanos } from "./props";

/** What we say to chart `thanos`. */
export interface ThanosValues {
  readonly fullnameOverride: string;
  readonly objstoreConfig: { readonly create: false; readonly name: string; readonly key: string };
  readonly autoGomemlimit: { readonly enabled: true };
  readonly serviceMonitor: { readonly enabled: true; readonly additionalLabels: Readonly<Record<string, string>> };
  readonly additionalEndpoints: readonly string[];
  readonly query: ReplicaValues & { readonly replicaLabels: readonly string[]; readonly extraArgs: readonly string[] };
  readonly storeGateway: ReplicaValues & StoredValues & { readonly extraArgs: readonly string[] };
  readonly compact: StoredValues & {
    readonly enabled: true;
    readonly deduplication: { readonly enabled: true };
    readonly extraArgs: readonly string[];
    readonly resources: ResourcesValues;
  };
}

/** A part of which several may run. The chart fills in the selector of the pods. */
interface ReplicaValues {
  readonly replicas: 1 | 2;
  readonly resources: ResourcesValues;
  readonly priorityClassName: string;
  readonly podDisruptionBudget?: { readonly enabled: true; readonly maxUnavailable: 1 };
  readonly topologySpreadConstraints?: readonly ZoneSpreadValues[];
}

/** A part that acts in the cloud and has a volume. */
interface StoredValues {
  readonly serviceAccount: {
    readonly create: boolean;
    readonly name: string;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly podLabels: Readonly<Record<string, string>>;
  readonly persistence: { readonly enabled: true; readonly storageClass: string; readonly size: string };
}

/** Label by which the operator tells replicas of a Prometheus apart; the same samples otherwise. */
const REPLICA_LABEL = "prometheus_replica";

export function thanosValues(thanos: ResolvedThanos): ThanosValues {
  return {
    fullnameOverride: RELEASES.thanos,
    objstoreConfig: { create: false, ...OBJECT_STORE },
    autoGomemlimit: { enabled: true },
    serviceMonitor: { enabled: true, additionalLabels: { [LABEL.scope]: "cluster" } },
    additionalEndpoints: [addresses(thanos.availability).sidecars],
    query: queryValues(thanos),
    storeGateway: storeValues(thanos),
    compact: compactValues(thanos),
  };
}

function queryValues(thanos: ResolvedThanos): ThanosValues["query"] {
  return {
    ...replicas(thanos),
    resources: resources(thanos.query),
    replicaLabels: [REPLICA_LABEL],
    // Without it graphs are drawn from raw samples only, and end where these do. What asks for one moment always does so.
    // A default for that, too, would give rates over five minutes nothing to look at.
    extraArgs: ["--query.auto-downsampling"],
  };
}

/** Shares of the store gateway's memory: chunks of running queries, and postings and series of earlier ones. */
const CHUNKS_SHARE = 0.5;
const INDEX_CACHE_SHARE = 0.25;

function storeValues(thanos: ResolvedThanos): ThanosValues["storeGateway"] {
  const { memory } = thanos.store;
  return {
    ...replicas(thanos),
    ...stored(thanos, thanos.storeVolume, true),
    resources: resources(thanos.store),
    // The defaults are 2 GB and 250 MB, whatever the container has.
    extraArgs: [
      `--chunk-pool-size=${memory.times(CHUNKS_SHARE).toPrometheus()}`,
      `--index-cache-size=${memory.times(INDEX_CACHE_SHARE).toPrometheus()}`,
    ],
  };
}

/** One for each bucket: two would work against each other (thanos-io/thanos, docs/components/compact.md). */
function compactValues(thanos: ResolvedThanos): ThanosValues["compact"] {
  const { raw, fiveMinutes, hourly } = thanos.retention;
  return {
    enabled: true,
    ...stored(thanos, thanos.compactorVolume, false),
    // Merges blocks that overlap, as late samples make them. Replicas are not merged: that cannot be undone, and queries
    // do it at any time.
    deduplication: { enabled: true },
    extraArgs: [
      `--retention.resolution-raw=${raw.toPrometheus()}`,
      `--retention.resolution-5m=${fiveMinutes.toPrometheus()}`,
      `--retention.resolution-1h=${hourly.toPrometheus()}`,
    ],
    resources: resources(thanos.compactor),
  };
}

function replicas({ availability }: ResolvedThanos): Omit<ReplicaValues, "resources"> {
  if (availability === "single") return { replicas: 1, priorityClassName: PRIORITY_CLASS };
  return {
    replicas: 2,
    priorityClassName: PRIORITY_CLASS,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    topologySpreadConstraints: [ZONE_SPREAD],
  };
}

/** The parts share a service account, which one of them brings. */
function stored({ identity }: ResolvedThanos, volume: Size, create: boolean): StoredValues {
  const name = WRITERS.metrics.serviceAccounts.thanos;
  return {
    serviceAccount: { create, name, annotations: create ? identity.serviceAccountAnnotations : {} },
    podLabels: identity.podLabels,
    persistence: { enabled: true, storageClass: STORAGE_CLASS, size: volume.toKubernetes() },
  };
}
