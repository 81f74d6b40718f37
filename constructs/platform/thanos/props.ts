import type { ObjectStore, WorkloadIdentity } from "../../clouds/contract";
import { gib, mib, type Size } from "../../core/size";
import type { PlatformContext } from "../context";
import type { ValuesOverride } from "../release";
import type { Availability, ContainerSize, Profile } from "../sizing";
import { type LongTermRetention, resolveLongTerm } from "./retention";

/** What a user may say about Thanos. */
export interface ThanosProps {
  /** Each querier: it merges what Prometheus still has with what is in the object store. @default by profile */
  readonly query?: ContainerSize;
  /** Each store gateway, which reads the object store. @default by profile */
  readonly store?: ContainerSize;
  /** Volume of each store gateway, for the index headers of all blocks. @default by profile */
  readonly storeVolume?: Size;
  /** The one compactor, which also makes lower resolutions and deletes what is too old. @default by profile */
  readonly compactor?: ContainerSize;
  /** Volume of the compactor: twice what Prometheus writes in two weeks. @default by profile */
  readonly compactorVolume?: Size;
  /** Values for the chart, merged last. @default none */
  readonly values?: ValuesOverride;
}

/** Thanos with every question answered. */
export interface ResolvedThanos extends Required<ThanosProps> {
  readonly availability: Availability;
  readonly objectStore: ObjectStore;
  readonly identity: WorkloadIdentity;
  readonly retention: LongTermRetention;
}

/**
 * Starting points. The largest compaction has its sources and its result on the volume: two weeks of samples twice, of
 * one replica (thanos-io/thanos, docs/components/compact.md, "Disk"), at 30 s and 1.5 bytes per sample of the profile's
 * series. The limit of the querier is enough for a query over every series of two replicas, at about 2 KiB each.
 */
const DEFAULTS: Record<Profile, Required<Omit<ThanosProps, "values">>> = {
  small: {
    query: { cpu: "50m", memory: mib(192), memoryLimit: mib(768) },
    store: { cpu: "50m", memory: mib(256) },
    storeVolume: gib(5),
    compactor: { cpu: "50m", memory: mib(384) },
    compactorVolume: gib(20),
  },
  medium: {
    query: { cpu: "250m", memory: gib(1), memoryLimit: gib(6) },
    store: { cpu: "250m", memory: gib(1) },
    storeVolume: gib(20),
    compactor: { cpu: "500m", memory: gib(2) },
    compactorVolume: gib(120),
  },
  large: {
    query: { cpu: "1", memory: gib(4), memoryLimit: gib(24) },
    store: { cpu: "1", memory: gib(4) },
    storeVolume: gib(100),
    compactor: { cpu: "1", memory: gib(8) },
    compactorVolume: gib(600),
  },
};

export function resolveThanos(props: ThanosProps, context: PlatformContext): ResolvedThanos {
  return {
    availability: context.availability,
    objectStore: context.facts.stores.metrics,
    identity: context.facts.identities.metrics,
    retention: resolveLongTerm(context.retention.metrics),
    values: {},
    ...DEFAULTS[context.profile],
    ...props,
  };
}
