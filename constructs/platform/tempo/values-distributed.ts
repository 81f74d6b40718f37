import { compactJson } from "../../core/json";
import { LABEL } from "../../core/labels";
import { STORAGE_CLASS, WRITERS } from "../../core/names";
import { mib } from "../../core/size";
import { RELEASES } from "../addresses";
import { type RestrictedPodValues, restrictedPod } from "../pod-security";
import { PRIORITY_CLASS } from "../priority-class";
import { ZONE_SPREAD } from "../prometheus/zone-spread";
import { resources, type ResourcesValues } from "../sizing";
import { tempoOverrides, type TempoOverridesValues } from "./overrides";
import type { ResolvedTempo } from "./props";
import { tempoStorage, type TempoStorageValues } from "./storage";

/** The user of the chart's containers. */
const TEMPO_USER = 1000;

/** The last patch of the version whose write path needs no Kafka; the chart is one behind. */
const TEMPO_TAG = "2.10.8";

/** What we say to chart `tempo-distributed`: a workload for each part of Tempo. */
export interface TempoDistributedValues {
  readonly fullnameOverride: string;
  readonly reportingEnabled: false;
  readonly multitenancyEnabled: true;
  readonly streamOverHTTPEnabled: true;
  readonly serviceAccount: {
    readonly name: string;
    readonly annotations: Readonly<Record<string, string>>;
  };
  readonly tempo: {
    readonly image: { readonly tag: string };
    readonly podLabels: Readonly<Record<string, string>>;
    readonly podSecurityContext: RestrictedPodValues;
  };
  readonly traces: {
    readonly otlp: { readonly grpc: { readonly enabled: true }; readonly http: { readonly enabled: true } };
  };
  readonly storage: { readonly trace: TempoStorageValues };
  readonly overrides: TempoOverridesValues;
  readonly server: {
    readonly grpc_server_max_recv_msg_size: number;
    readonly grpc_server_max_send_msg_size: number;
  };
  readonly ingester: PartValues & {
    readonly config: { readonly replication_factor: 3 };
    readonly persistence: { readonly enabled: true; readonly storageClass: string; readonly size: string };
  };
  readonly distributor: PartValues;
  readonly querier: PartValues;
  readonly queryFrontend: PartValues;
  readonly compactor: {
    readonly replicas: 2;
    readonly resources: ResourcesValues;
    /** A Go duration: Tempo refuses days. */
    readonly config: { readonly compaction: { readonly block_retention: string } };
  };
  readonly memcached: { readonly extraArgs: readonly string[]; readonly resources: ResourcesValues };
  readonly memcachedExporter: { readonly enabled: true; readonly resources: ResourcesValues };
  readonly metaMonitoring: {
    readonly serviceMonitor: { readonly enabled: true; readonly labels: Readonly<Record<string, string>> };
  };
}

/** A part of which several run; the chart gives each a disruption budget. */
export interface PartValues {
  readonly replicas: 2 | 3;
  readonly resources: ResourcesValues;
  readonly priorityClassName: string;
  /** A template in the chart, hence text. */
  readonly topologySpreadConstraints: string;
}

export function tempoDistributedValues(tempo: ResolvedTempo): TempoDistributedValues {
  return {
    ...identityValues(tempo),
    ...programValues(tempo),
    ...partValues(tempo),
    ...cacheValues(),
    metaMonitoring: { serviceMonitor: { enabled: true, labels: { [LABEL.scope]: "cluster" } } },
  };
}

function identityValues({ identity }: ResolvedTempo): Pick<TempoDistributedValues, "serviceAccount" | "tempo"> {
  return {
    serviceAccount: {
      name: WRITERS.traces.serviceAccounts.tempo,
      annotations: identity.serviceAccountAnnotations,
    },
    tempo: {
      image: { tag: TEMPO_TAG },
      podLabels: identity.podLabels,
      podSecurityContext: restrictedPod(TEMPO_USER),
    },
  };
}

type ProgramValues = Omit<
  TempoDistributedValues,
  keyof ReturnType<typeof identityValues> | PartName | CacheName | "metaMonitoring"
>;

/** Largest message between parts, as Tempo itself has it: a trace travels whole, and the chart's 4 MiB cut it off. */
const MESSAGE_LIMIT_BYTES = mib(16).toBytes();

function programValues(tempo: ResolvedTempo): ProgramValues {
  return {
    fullnameOverride: RELEASES.tempo,
    reportingEnabled: false,
    multitenancyEnabled: true,
    // Grafana shows results of a search while it runs, over the one port that is open to it.
    streamOverHTTPEnabled: true,
    traces: { otlp: { grpc: { enabled: true }, http: { enabled: true } } },
    storage: { trace: tempoStorage(tempo.store) },
    overrides: tempoOverrides(tempo),
    server: {
      grpc_server_max_recv_msg_size: MESSAGE_LIMIT_BYTES,
      grpc_server_max_send_msg_size: MESSAGE_LIMIT_BYTES,
    },
  };
}

type PartName = "ingester" | "distributor" | "querier" | "queryFrontend" | "compactor";

/** Three ingesters and three copies of every span: a zone less leaves the two that reads and writes need. */
function partValues(tempo: ResolvedTempo): Pick<TempoDistributedValues, PartName> {
  const holding = resources(tempo.size);
  const passingOn = resources({ cpu: "250m", memory: mib(512) });
  return {
    ingester: {
      ...part("ingester", 3, holding),
      config: { replication_factor: 3 },
      persistence: { enabled: true, storageClass: STORAGE_CLASS, size: tempo.volume.toKubernetes() },
    },
    distributor: part("distributor", 3, passingOn),
    querier: part("querier", 3, holding),
    queryFrontend: part("query-frontend", 2, passingOn),
    compactor: {
      replicas: 2,
      resources: holding,
      config: { compaction: { block_retention: tempo.retention.toGo() } },
    },
  };
}

/**
 * The chart's own spread is a wish only, and would let the volumes of two ingesters land in one zone for good.
 * @param component value of the label that the chart gives to the pods of the part
 */
function part(component: string, replicas: PartValues["replicas"], resources: ResourcesValues): PartValues {
  const matchLabels = {
    "app.kubernetes.io/name": "tempo",
    "app.kubernetes.io/instance": RELEASES.tempo,
    "app.kubernetes.io/component": component,
  };
  const topologySpreadConstraints = compactJson([{ ...ZONE_SPREAD, labelSelector: { matchLabels } }]);
  return { replicas, resources, priorityClassName: PRIORITY_CLASS, topologySpreadConstraints };
}

type CacheName = "memcached" | "memcachedExporter";

/**
 * One small cache: a search reads the footer and the bloom filters of every block of its time range, and these are
 * tens of kilobytes each. The chart's memcached has no resources and, as every memcached, 64 MiB.
 */
function cacheValues(): Pick<TempoDistributedValues, CacheName> {
  return {
    memcached: {
      extraArgs: ["-m", "256"],
      resources: resources({ cpu: "50m", memory: mib(320), memoryLimit: mib(384) }),
    },
    // The chart's ServiceMonitor scrapes it in any case.
    memcachedExporter: { enabled: true, resources: resources({ cpu: "10m", memory: mib(32) }) },
  };
}
