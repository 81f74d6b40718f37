import type { Size } from "../core/size";

/** How much telemetry a cluster is sized for. Every number of a profile can be overridden per component. */
export const PROFILES = ["small", "medium", "large"] as const;

/**
 * - `small`: a development cluster, up to about 150 thousand active series and 5 GB of logs a day
 * - `medium`: up to about 1 million active series and 50 GB of logs a day
 * - `large`: up to about 5 million active series and 200 GB of logs a day
 */
export type Profile = (typeof PROFILES)[number];

/** How much of a cluster may fail before telemetry is lost. */
export const AVAILABILITIES = ["single", "zonal"] as const;

/**
 * - `single`: one replica of everything; a lost node means minutes without telemetry
 * - `zonal`: replicas spread over zones; a lost zone loses nothing
 */
export type Availability = (typeof AVAILABILITIES)[number];

/** What one container asks for. There is no CPU limit on purpose: throttling makes monitoring late when it matters. */
export interface ContainerSize {
  /** Kubernetes CPU quantity, for example `250m`. */
  readonly cpu: string;
  readonly memory: Size;
  /** @default twice `memory` */
  readonly memoryLimit?: Size;
}

/** The `resources` block of a pod, as every chart takes it. */
export interface ResourcesValues {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly memory: string };
}

/** Requests and limits for a chart. */
export function resources({ cpu, memory, memoryLimit = memory.times(2) }: ContainerSize): ResourcesValues {
  return {
    requests: { cpu, memory: memory.toKubernetes() },
    limits: { memory: memoryLimit.toKubernetes() },
  };
}
