import type { ObjectStore, WorkloadIdentity } from "../../clouds/contract";
import type { Duration } from "../../core/duration";
import { hours } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { gib, mib, type Size } from "../../core/size";
import type { PlatformContext } from "../context";
import type { ValuesOverride } from "../release";
import type { Availability, ContainerSize, Profile } from "../sizing";

/** What a user may say about Tempo. */
export interface TempoProps {
  /** What holds blocks of spans: Tempo itself, or each ingester, querier and compactor. @default by profile */
  readonly size?: ContainerSize;
  /** Volume for the write-ahead log and blocks not yet in the object store. @default by profile */
  readonly volume?: Size;
  /** Traces of one tenant that may be growing at the same time; spans of further ones are refused. @default by profile */
  readonly maxLiveTraces?: number;
  /** Values for the chart, merged last. @default none */
  readonly values?: ValuesOverride;
}

/** Tempo with every question answered. */
export interface ResolvedTempo extends Required<TempoProps> {
  readonly availability: Availability;
  readonly store: ObjectStore;
  readonly identity: WorkloadIdentity;
  readonly retention: Duration;
}

/**
 * Starting points for about 1,000, 10,000 and 20,000 stored spans per second of 500 bytes: Tempo's sizing guide gives
 * an ingester 3 to 5 MB/s, and there are three (docs/sources/tempo/set-up-for-tracing/setup-tempo/plan/size.md).
 * Tempo's own limit of 10,000 live traces is for one tenant among many; here nearly everything is one tenant.
 */
const DEFAULTS: Record<Profile, Required<Omit<TempoProps, "values">>> = {
  small: { size: { cpu: "100m", memory: mib(512) }, volume: gib(10), maxLiveTraces: 10_000 },
  medium: { size: { cpu: "500m", memory: gib(2) }, volume: gib(20), maxLiveTraces: 50_000 },
  large: { size: { cpu: "2", memory: gib(6) }, volume: gib(50), maxLiveTraces: 100_000 },
};

export function resolveTempo(props: TempoProps, context: PlatformContext): ResolvedTempo {
  const defaults = DEFAULTS[context.profile];
  return {
    availability: context.availability,
    store: context.facts.stores.traces,
    identity: context.facts.identities.traces,
    retention: context.retention.traces,
    size: props.size ?? defaults.size,
    volume: props.volume ?? defaults.volume,
    maxLiveTraces: props.maxLiveTraces ?? defaults.maxLiveTraces,
    values: props.values ?? {},
  };
}

/** Tempo compacts blocks within windows of one hour; a shorter retention deletes what was never compacted. */
const COMPACTION_WINDOW = hours(1);

/** Reports a retention that the compactor cannot honour. */
export function checkTempoRetention(at: string, retention: Duration): Problem[] {
  if (!COMPACTION_WINDOW.isLongerThan(retention)) return [];
  return [
    {
      at,
      value: retention.toPrometheus(),
      problem: "is shorter than Tempo's compaction window of one hour",
      fix: "Keep traces for at least hours(1)",
    },
  ];
}
