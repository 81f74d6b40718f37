import { gib, mib, type Size } from "../../core/size";
import type { ContainerSize, Profile } from "../sizing";

/** What a profile decides for the chart of Prometheus. */
export interface PrometheusSizes {
  /** Each replica of Prometheus. */
  readonly size: ContainerSize;
  /** Volume of each replica of Prometheus. */
  readonly volume: Size;
  /** The sidecar of each replica, which uploads blocks and answers Thanos. */
  readonly sidecar: ContainerSize;
  readonly operator: ContainerSize;
  readonly kubeStateMetrics: ContainerSize;
  /** The most samples that any target may return, whatever its monitor says. */
  readonly sampleCap: number;
  /** The largest response of a target; without it, one pod could fill the memory of Prometheus. */
  readonly bodyCap: Size;
}

/**
 * Starting points. Memory: about 8 KiB for each active series, queries included. Volume: 15 days at 30 s and 2 bytes
 * per sample (prometheus/prometheus, docs/storage.md: 1 to 2 bytes), with room for the write-ahead log. The largest
 * target is kube-state-metrics, which tells of every object of the cluster: up to half of all series, each a line of
 * about 200 bytes. The sidecar holds the whole answer to a query before it sends it (thanos-io/thanos,
 * pkg/store/flushable.go): its limit is enough for one over every series, at about 2 KiB each.
 */
export const PROMETHEUS_SIZES: Readonly<Record<Profile, PrometheusSizes>> = {
  small: {
    size: { cpu: "200m", memory: mib(1536) },
    volume: gib(20),
    sidecar: { cpu: "20m", memory: mib(64), memoryLimit: mib(512) },
    operator: { cpu: "50m", memory: mib(96) },
    kubeStateMetrics: { cpu: "20m", memory: mib(96) },
    sampleCap: 150_000,
    bodyCap: mib(64),
  },
  medium: {
    size: { cpu: "1", memory: gib(8) },
    volume: gib(120),
    sidecar: { cpu: "50m", memory: mib(256), memoryLimit: gib(3) },
    operator: { cpu: "100m", memory: mib(192) },
    kubeStateMetrics: { cpu: "50m", memory: mib(384) },
    sampleCap: 500_000,
    bodyCap: mib(128),
  },
  large: {
    size: { cpu: "4", memory: gib(40), memoryLimit: gib(60) },
    volume: gib(600),
    sidecar: { cpu: "200m", memory: gib(1), memoryLimit: gib(12) },
    operator: { cpu: "200m", memory: mib(384) },
    kubeStateMetrics: { cpu: "200m", memory: gib(1) },
    sampleCap: 2_500_000,
    bodyCap: mib(512),
  },
};

/** Parts whose load hardly depends on the size of a cluster. */
export const SMALL_PARTS = {
  nodeExporter: { cpu: "30m", memory: mib(48) },
  configReloader: { cpu: "10m", memory: mib(32) },
  admissionWebhook: { cpu: "10m", memory: mib(32) },
} as const satisfies Record<string, ContainerSize>;
