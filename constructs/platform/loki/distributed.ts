import { STORAGE_CLASS } from "../../core/names";
import { gib, mib, type Size } from "../../core/size";
import { PRIORITY_CLASS } from "../priority-class";
import { resources, type ResourcesValues } from "../sizing";
import type { ResolvedLoki } from "./props";
import { mebibytes } from "./mebibytes";
import { zoneSpread, type ZoneSpreadValues } from "./spread";

/** A workload for each part of Loki. */
export interface LokiDistributedValues {
  readonly deploymentMode: "Distributed";
  readonly defaults: { readonly automountServiceAccountToken: false };
  readonly ingester: PartValues & {
    readonly zoneAwareReplication: { readonly enabled: false };
    readonly persistence: ClaimsValues;
  };
  readonly distributor: PartValues;
  readonly querier: PartValues;
  readonly queryFrontend: PartValues;
  readonly queryScheduler: PartValues;
  readonly indexGateway: PartValues & { readonly persistence: VolumeValues };
  readonly ruler: PartValues & {
    readonly sidecar: true;
    readonly automountServiceAccountToken: true;
    readonly persistence: VolumeValues;
  };
  readonly compactor: { readonly replicas: 1; readonly resources: ResourcesValues; readonly persistence: ClaimsValues };
  readonly chunksCache: CacheValues;
  readonly resultsCache: CacheValues;
  readonly memcachedExporter: { readonly resources: ResourcesValues };
}

/** A part of which several run. */
export interface PartValues {
  readonly replicas: 2 | 3;
  readonly resources: ResourcesValues;
  readonly priorityClassName: string;
  readonly topologySpreadConstraints: readonly ZoneSpreadValues[];
  readonly podDisruptionBudget: { readonly maxUnavailable: 1 };
}

export interface VolumeValues {
  readonly enabled: true;
  readonly storageClass: string;
  readonly size: string;
}

/** How the chart takes the volumes of ingester and compactor: it ignores `persistence.size` there. */
export interface ClaimsValues {
  readonly enabled: true;
  readonly claims: readonly [
    {
      readonly name: "data";
      readonly accessModes: readonly ["ReadWriteOnce"];
      readonly storageClass: string;
      readonly size: string;
    },
  ];
}

export interface CacheValues {
  /** MiB for values; the pod gets a fifth more. */
  readonly allocatedMemory: number;
  readonly allocatedCPU: string;
  readonly writebackSizeLimit: string;
}

/** Parts that pass requests on and keep nothing. */
const PASSING_ON = resources({ cpu: "100m", memory: mib(256) });

export function lokiDistributed(loki: ResolvedLoki): LokiDistributedValues {
  return {
    deploymentMode: "Distributed",
    // Only the ruler's sidecar talks to the API server, and what it may read there includes Secrets.
    defaults: { automountServiceAccountToken: false },
    ...writePath(loki),
    ...readPath(loki),
    compactor: {
      replicas: 1,
      resources: resources(loki.size),
      // Holds the marks of what retention deletes: lost marks are objects that stay for ever.
      persistence: claims(gib(10)),
    },
    ...caches(loki.size.memory),
  };
}

/**
 * Three ingesters, one in each zone, and three copies of every stream: with as many ingesters as copies, plain
 * replication and spreading put a copy into each zone. The chart's zone-aware replication would need node selectors
 * with names of zones to do more than that, and is for installations with more ingesters than copies.
 */
function writePath(loki: ResolvedLoki): Pick<LokiDistributedValues, "ingester" | "distributor"> {
  return {
    ingester: {
      ...part("ingester", 3, resources(loki.size)),
      zoneAwareReplication: { enabled: false },
      persistence: claims(loki.volume),
    },
    distributor: part("distributor", 3, PASSING_ON),
  };
}

type ReadPath = "querier" | "queryFrontend" | "queryScheduler" | "indexGateway" | "ruler";

function readPath(loki: ResolvedLoki): Pick<LokiDistributedValues, ReadPath> {
  const reading = resources(loki.querySize);
  return {
    querier: part("querier", 3, reading),
    queryFrontend: part("query-frontend", 2, PASSING_ON),
    queryScheduler: part("query-scheduler", 2, PASSING_ON),
    indexGateway: { ...part("index-gateway", 2, PASSING_ON), persistence: volume(gib(10)) },
    ruler: {
      ...part("ruler", 2, reading),
      sidecar: true,
      automountServiceAccountToken: true,
      // Holds recorded series until Prometheus has them.
      persistence: volume(gib(5)),
    },
  };
}

/** @param component value of the label that the chart gives to the pods of the part */
function part(component: string, replicas: PartValues["replicas"], resources: ResourcesValues): PartValues {
  return {
    replicas,
    resources,
    priorityClassName: PRIORITY_CLASS,
    topologySpreadConstraints: zoneSpread(component),
    podDisruptionBudget: { maxUnavailable: 1 },
  };
}

/** Log data that was read, in as much memory as one ingester has, and answers in a quarter of that. */
function caches(memory: Size): Pick<LokiDistributedValues, "chunksCache" | "resultsCache" | "memcachedExporter"> {
  // What waits to be cached is in the memory of ingesters and queriers, and 500 MB of it, the default, is most of theirs.
  const shared = { allocatedCPU: "100m", writebackSizeLimit: "64MB" };
  return {
    chunksCache: { allocatedMemory: mebibytes(memory.times(1)), ...shared },
    resultsCache: { allocatedMemory: mebibytes(memory.times(0.25)), ...shared },
    memcachedExporter: { resources: resources({ cpu: "10m", memory: mib(32) }) },
  };
}

function volume(size: Size): VolumeValues {
  return { enabled: true, storageClass: STORAGE_CLASS, size: size.toKubernetes() };
}

function claims(size: Size): ClaimsValues {
  const claim = { name: "data", accessModes: ["ReadWriteOnce"], storageClass: STORAGE_CLASS } as const;
  return { enabled: true, claims: [{ ...claim, size: size.toKubernetes() }] };
}
