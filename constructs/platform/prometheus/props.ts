import type { Capabilities, WorkloadIdentity } from "../../clouds/contract";
import type { Cloud } from "../../core/cloud";
import { type Duration, hours } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { isPlainMap } from "../../core/merge";
import type { Size } from "../../core/size";
import type { PlatformContext } from "../context";
import type { ValuesOverride } from "../release";
import type { MetricsRetention } from "../retention";
import type { Availability, ContainerSize } from "../sizing";
import { PROMETHEUS_SIZES, type PrometheusSizes } from "./sizes";
import { checkTuning, unknownAlerts } from "./tuning/check";
import type { UpstreamTuning } from "./tuning/tuning";

/** What a user may say about Prometheus and what comes with its chart. */
export interface PrometheusProps {
  /** Each replica of Prometheus. @default by profile */
  readonly size?: ContainerSize;
  /** Volume of each replica; 85 % of it may be filled with samples. @default by profile */
  readonly volume?: Size;
  /** The sidecar of each replica, which uploads blocks and answers Thanos. @default by profile */
  readonly sidecar?: ContainerSize;
  /**
   * Samples that one target may return, unless its monitor says otherwise. A scrape above it fails as a whole.
   * @default 50,000
   */
  readonly sampleLimit?: number;
  /**
   * Alerts of the chart that are to be different: `{ CPUThrottlingHigh: off("…"), KubeJobFailed: tune({ … }) }`.
   * @default CPUThrottlingHigh is off, which tells of limits doing their work; all others are as the chart has them
   */
  readonly upstreamAlerts?: UpstreamTuning;
  /** Address under which people reach Prometheus, for links in alerts. @default its address inside the cluster */
  readonly externalUrl?: string;
  /** Values for chart kube-prometheus-stack, merged last; Alertmanager is installed by it, too. @default none */
  readonly values?: ValuesOverride;
}

/** Prometheus with every question answered. */
export interface ResolvedPrometheus extends PrometheusSizes {
  readonly environment: string;
  readonly cluster: string;
  readonly cloud: Cloud;
  readonly region: string;
  readonly availability: Availability;
  /** Who answers names inside the cluster. */
  readonly nameServer: Capabilities["nameServer"];
  /** Whether pods may read the node, as node-exporter must. */
  readonly hostAccess: boolean;
  readonly retention: Duration;
  /** How the sidecar proves to the object store who it is. */
  readonly identity: WorkloadIdentity;
  readonly sampleLimit: number;
  readonly upstreamAlerts: UpstreamTuning;
  readonly externalUrl: string | undefined;
  readonly values: ValuesOverride;
}

/** Far above what a program of ours exposes, and below what hurts: a tenth of the series of a small cluster and more. */
const SAMPLE_LIMIT = 50_000;

export function resolvePrometheus(props: PrometheusProps, context: PlatformContext): ResolvedPrometheus {
  const { environment, cluster, facts, availability, retention, profile } = context;
  return {
    environment,
    cluster,
    cloud: facts.cloud,
    region: facts.region,
    availability,
    nameServer: facts.capabilities.nameServer,
    hostAccess: facts.capabilities.hostAccess,
    retention: retention.metrics.local,
    identity: facts.identities.metrics,
    sampleLimit: SAMPLE_LIMIT,
    upstreamAlerts: {},
    externalUrl: undefined,
    values: {},
    ...PROMETHEUS_SIZES[profile],
    ...props,
  };
}

/** Prometheus writes a block every two hours and deletes whole blocks (prometheus/prometheus, docs/storage.md). */
const BLOCK = hours(2);

/**
 * Reports a retention that Prometheus cannot honour.
 * @param at path of the metrics' retention in the user's data
 */
export function checkMetricsRetention(at: string, { local }: MetricsRetention): Problem[] {
  if (!BLOCK.isLongerThan(local)) return [];
  return [
    {
      at: `${at}.local`,
      value: local.toPrometheus(),
      problem: "is shorter than the two hours of one block of Prometheus",
      fix: "Keep metrics for at least hours(2); days(15) is Prometheus's own default",
    },
  ];
}

/**
 * Reports what the compiler does not see in the props.
 * @param at path of the props in the user's data
 */
export function checkPrometheus(at: string, props: PrometheusProps): Problem[] {
  const { upstreamAlerts = {}, sampleLimit, values: { customRules, defaultRules } = {} } = props;
  const disabled = isPlainMap(defaultRules) ? defaultRules.disabled : undefined;
  return [
    ...checkTuning(`${at}.upstreamAlerts`, upstreamAlerts),
    ...unknownAlerts(`${at}.values.customRules`, Object.keys(customRules ?? {})),
    ...unknownAlerts(`${at}.values.defaultRules.disabled`, Object.keys(disabled ?? {})),
    ...checkSampleLimit(`${at}.sampleLimit`, sampleLimit),
  ];
}

function checkSampleLimit(at: string, limit: number | undefined): Problem[] {
  if (limit === undefined || (Number.isInteger(limit) && limit > 0)) return [];
  const problem = "is not a number of samples, and Prometheus reads 0 as no limit";
  return [{ at, value: limit, problem, fix: "Write a whole number above 0, such as 50000" }];
}
