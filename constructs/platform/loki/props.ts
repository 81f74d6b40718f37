import type { ObjectStore, WorkloadIdentity } from "../../clouds/contract";
import { gib, mib, type Size } from "../../core/size";
import type { PlatformContext } from "../context";
import type { ValuesOverride } from "../release";
import type { LogRetention } from "../retention";
import type { Availability, ContainerSize, Profile } from "../sizing";

export { checkLogRetention } from "./retention";

/** What a user may say about Loki. */
export interface LokiProps {
  /** The process that receives and stores lines: Loki itself, or each ingester. @default by profile */
  readonly size?: ContainerSize;
  /** Each querier and ruler, where replicas span zones. @default by profile */
  readonly querySize?: ContainerSize;
  /** Volume for the write-ahead log and what is not yet in the object store. @default by profile */
  readonly volume?: Size;
  /** What one tenant may send per second; a burst may be twice that. @default by profile */
  readonly ingestionRate?: Size;
  /** Streams, that is combinations of label values, that one tenant may keep open. @default by profile */
  readonly maxStreams?: number;
  /** Values for the chart, merged last. @default none */
  readonly values?: ValuesOverride;
}

/** Loki with every question answered. */
export interface ResolvedLoki extends Required<LokiProps> {
  /** Labels of everything that Loki's ruler sends: alerts and recorded series. */
  readonly origin: { readonly cluster: string; readonly environment: string };
  readonly availability: Availability;
  readonly store: ObjectStore;
  readonly identity: WorkloadIdentity;
  readonly retention: LogRetention;
}

/**
 * Starting points. The rate is some ten times the average of the profile, because deployments and failures come in
 * bursts; never less than Loki's own default of 4 MB/s. An ingester of the largest profile has the memory that
 * Loki's sizing guide gives one that takes seven times as many lines (docs/sources/setup/size/_index.md).
 */
const DEFAULTS: Record<Profile, Required<Omit<LokiProps, "values">>> = {
  small: {
    size: { cpu: "100m", memory: mib(512) },
    querySize: { cpu: "100m", memory: mib(256) },
    volume: gib(10),
    ingestionRate: mib(4),
    maxStreams: 5_000,
  },
  medium: {
    size: { cpu: "500m", memory: gib(2) },
    querySize: { cpu: "500m", memory: mib(512) },
    volume: gib(20),
    ingestionRate: mib(8),
    maxStreams: 20_000,
  },
  large: {
    size: { cpu: "1", memory: gib(4) },
    querySize: { cpu: "1", memory: gib(1) },
    volume: gib(50),
    ingestionRate: mib(24),
    maxStreams: 50_000,
  },
};

export function resolveLoki(props: LokiProps, context: PlatformContext): ResolvedLoki {
  const defaults = DEFAULTS[context.profile];
  return {
    origin: { cluster: context.cluster, environment: context.environment },
    availability: context.availability,
    store: context.facts.stores.logs,
    identity: context.facts.identities.logs,
    retention: context.retention.logs,
    size: props.size ?? defaults.size,
    querySize: props.querySize ?? defaults.querySize,
    volume: props.volume ?? defaults.volume,
    ingestionRate: props.ingestionRate ?? defaults.ingestionRate,
    maxStreams: props.maxStreams ?? defaults.maxStreams,
    values: props.values ?? {},
  };
}
