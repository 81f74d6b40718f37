import { LABEL } from "../../core/labels";
import { PROMETHEUS_REPLICAS } from "../addresses";
import { OBJECT_STORE } from "../thanos/object-store";
import { PRIORITY_CLASS } from "../priority-class";
import { SCRAPE_INTERVAL } from "../../signals/scrape";
import { resources, type ResourcesValues } from "../sizing";
import type { ResolvedPrometheus } from "./props";
import { type ClaimRetentionValues, KEEP_VOLUMES, type StorageValues, storageValues } from "./volume-claim";
import { ZONE_SPREAD, type ZoneSpreadValues } from "./zone-spread";

/** The Prometheus itself, as the chart takes it. */
export interface PrometheusSpecValues extends SelectorValues, LimitValues, IngestValues {
  readonly replicas: number;
  readonly externalUrl?: string;
  readonly externalLabels: {
    readonly cluster: string;
    readonly environment: string;
    readonly cloud: string;
    readonly region: string;
  };
  readonly evaluationInterval: string;
  readonly retention: string;
  readonly retentionSize: string;
  readonly storageSpec: StorageValues;
  readonly persistentVolumeClaimRetentionPolicy: ClaimRetentionValues;
  readonly resources: ResourcesValues;
  readonly priorityClassName: string;
  readonly terminationGracePeriodSeconds: number;
  readonly podMetadata: { readonly labels: Readonly<Record<string, string>> };
  readonly thanos: SidecarValues;
  readonly podAntiAffinity?: "hard";
  readonly topologySpreadConstraints?: readonly PrometheusSpreadValues[];
}

/** The operator fills in the selector of the pods. */
export interface PrometheusSpreadValues extends ZoneSpreadValues {
  readonly additionalLabelSelectors: "OnShard";
}

/** The sidecar. While it uploads, the operator lets Prometheus compact what is uploaded already. */
interface SidecarValues {
  readonly objectStorageConfig: { readonly existingSecret: typeof OBJECT_STORE };
  readonly resources: ResourcesValues;
}

/** Which monitors and rules are taken, from every namespace. */
interface SelectorValues {
  readonly serviceMonitorSelector: ScopeSelectorValues;
  readonly podMonitorSelector: ScopeSelectorValues;
  readonly probeSelector: ScopeSelectorValues;
  readonly scrapeConfigSelector: ScopeSelectorValues;
  readonly ruleSelector: ScopeSelectorValues;
}

interface ScopeSelectorValues {
  readonly matchExpressions: readonly [
    { readonly key: string; readonly operator: "NotIn"; readonly values: readonly string[] },
  ];
}

/** What a target may return. The plain limits hold where a monitor says nothing, the enforced ones always. */
interface LimitValues {
  readonly sampleLimit: number;
  readonly enforcedSampleLimit: number;
  readonly enforcedBodySizeLimit: string;
  readonly enforcedLabelLimit: number;
  readonly enforcedLabelNameLengthLimit: number;
  readonly enforcedLabelValueLengthLimit: number;
}

/** How samples come in. */
interface IngestValues {
  readonly scrapeInterval: string;
  readonly scrapeClasses: readonly ScrapeClassValues[];
  readonly scrapeNativeHistograms: true;
  readonly scrapeClassicHistograms: true;
  readonly serviceDiscoveryRole: "EndpointSlice";
  readonly enableRemoteWriteReceiver: true;
  readonly tsdb: { readonly outOfOrderTimeWindow: string };
  readonly enableFeatures: readonly string[];
  readonly exemplars: { readonly maxSize: number };
}

interface ScrapeClassValues {
  readonly name: string;
  readonly default: true;
  readonly relabelings: readonly { readonly targetLabel: string; readonly replacement: string }[];
}

/** Share of the volume for blocks and the write-ahead log; a full volume stops Prometheus, compaction needs room. */
const FILLED_SHARE = 0.85;

export function prometheusSpec(prometheus: ResolvedPrometheus): PrometheusSpecValues {
  const { cluster, environment, cloud, region, retention, volume, size, externalUrl } = prometheus;
  return {
    ...(externalUrl === undefined ? {} : { externalUrl }),
    externalLabels: { cluster, environment, cloud, region },
    evaluationInterval: SCRAPE_INTERVAL.toPrometheus(),
    retention: retention.toPrometheus(),
    retentionSize: volume.times(FILLED_SHARE).toPrometheus(),
    storageSpec: storageValues(volume),
    persistentVolumeClaimRetentionPolicy: KEEP_VOLUMES,
    resources: resources(size),
    podMetadata: { labels: prometheus.identity.podLabels },
    thanos: {
      objectStorageConfig: { existingSecret: OBJECT_STORE },
      resources: resources(prometheus.sidecar),
    },
    priorityClassName: PRIORITY_CLASS,
    // Time to write the samples in memory to the volume; killed before, it replays them for as long at the next start.
    terminationGracePeriodSeconds: 600,
    ...selectors(),
    ...limits(prometheus),
    ...ingest(prometheus),
    ...replication(prometheus),
  };
}

function replication({
  availability,
}: ResolvedPrometheus): Pick<PrometheusSpecValues, "replicas" | "podAntiAffinity" | "topologySpreadConstraints"> {
  const replicas = PROMETHEUS_REPLICAS[availability];
  if (replicas === 1) return { replicas };
  const topologySpreadConstraints = [{ ...ZONE_SPREAD, additionalLabelSelectors: "OnShard" } as const];
  return { replicas, podAntiAffinity: "hard", topologySpreadConstraints };
}

/** Everything but what is meant for the Prometheus of the fleet, also objects of others that carry no label of ours. */
function selectors(): SelectorValues {
  const selector: ScopeSelectorValues = {
    matchExpressions: [{ key: LABEL.scope, operator: "NotIn", values: ["fleet"] }],
  };
  return {
    serviceMonitorSelector: selector,
    podMonitorSelector: selector,
    probeSelector: selector,
    scrapeConfigSelector: selector,
    ruleSelector: selector,
  };
}

/**
 * One careless deployment must not take Prometheus down. A scrape beyond a limit is dropped as a whole, so that limits
 * are far from what is normal. The exclusion list of the operator (`excludedFromEnforcement`) is no way around them: it
 * is about the namespace label only.
 */
function limits({ sampleLimit, sampleCap, bodyCap }: ResolvedPrometheus): LimitValues {
  return {
    sampleLimit: Math.min(sampleLimit, sampleCap),
    enforcedSampleLimit: sampleCap,
    enforcedBodySizeLimit: bodyCap.toPrometheus(),
    enforcedLabelLimit: 40,
    enforcedLabelNameLengthLimit: 256,
    enforcedLabelValueLengthLimit: 1024,
  };
}

function ingest({ cluster, environment }: ResolvedPrometheus): IngestValues {
  return {
    scrapeInterval: SCRAPE_INTERVAL.toPrometheus(),
    scrapeClasses: [{ name: "belvedere", default: true, relabelings: identity({ cluster, environment }) }],
    scrapeNativeHistograms: true,
    // The community's rules and dashboards still read buckets, which a target with both kinds would not give otherwise.
    scrapeClassicHistograms: true,
    serviceDiscoveryRole: "EndpointSlice",
    enableRemoteWriteReceiver: true,
    // Senders retry: what arrives late is not lost.
    tsdb: { outOfOrderTimeWindow: "30m" },
    // extra-scrape-metrics: scrape_sample_limit and its like, to warn before a limit is reached.
    enableFeatures: ["exemplar-storage", "extra-scrape-metrics"],
    exemplars: { maxSize: 100_000 },
  };
}

/** Labels on every scraped series: external labels are added on the way out only, so that rules would not see them. */
function identity(labels: Readonly<Record<string, string>>): ScrapeClassValues["relabelings"] {
  return Object.entries(labels).map(([targetLabel, replacement]) => ({ targetLabel, replacement }));
}
