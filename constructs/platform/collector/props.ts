import { type Duration, seconds } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { gib, mib } from "../../core/size";
import type { Signals } from "../../packs/pack";
import { checkPercentage } from "../../signals/pipelines/check";
import type { LogPipeline } from "../../signals/pipelines/pipeline";
import { addresses } from "../addresses";
import type { PlatformContext } from "../context";
import type { ValuesOverride } from "../release";
import type { Availability, ContainerSize, Profile } from "../sizing";
import type { Origin } from "./parts";
import type { Sampling } from "./sampling";

/** What a user may say about the collection of log lines. */
export interface LogCollectorProps {
  /** The agent on each node, or each replica where lines are read from the API server. @default by profile */
  readonly size?: ContainerSize;
  /** Values for chart alloy of the agent, merged last. @default none */
  readonly values?: ValuesOverride;
}

/** What a user may say about the gateway for traces, and logs and metrics by OTLP. */
export interface GatewayProps {
  /** What holds traces until their fate is decided: the gateway, or each sampler behind it. @default by profile */
  readonly size?: ContainerSize;
  /**
   * Share of traces to keep that are neither slow nor failed, 0 to 100. A pack can say otherwise for its service.
   * @default 100 in the small profile, 20 in the medium one, 5 in the large one
   */
  readonly tracesKept?: number;
  /** Traces that took longer are slow and always kept. @default one second */
  readonly slowerThan?: Duration;
  /** Values for chart alloy of the gateway, merged last. @default none */
  readonly values?: ValuesOverride;
  /** Values for chart alloy of the samplers, merged last. @default none */
  readonly samplerValues?: ValuesOverride;
}

/** The collection of log lines with every question answered. */
export interface ResolvedLogCollector {
  /** Where lines are read: from the files of each node, or from the API server where pods must not touch the node. */
  readonly source: "files" | "api";
  readonly availability: Availability;
  readonly origin: Origin;
  readonly lokiUrl: string;
  readonly pipelines: readonly LogPipeline[];
  readonly size: ContainerSize;
  readonly values: ValuesOverride;
}

/** The gateway with every question answered. */
export interface ResolvedGateway {
  readonly availability: Availability;
  readonly origin: Origin;
  readonly lokiUrl: string;
  readonly tempoOtlp: string;
  readonly prometheusReplicas: readonly string[];
  /** Host of the samplers; undefined when the gateway samples itself. */
  readonly samplerHost: string | undefined;
  readonly sampling: Sampling;
  /** What judges traces. */
  readonly size: ContainerSize;
  /** What only passes telemetry on, in front of samplers. */
  readonly frontSize: ContainerSize;
  readonly values: ValuesOverride;
  readonly samplerValues: ValuesOverride;
}

/** An agent needs memory for the files it has open and a batch for each; starting points for nodes of 30 to 110 pods. */
const AGENT_SIZES: Record<Profile, ContainerSize> = {
  small: { cpu: "50m", memory: mib(128) },
  medium: { cpu: "100m", memory: mib(256) },
  large: { cpu: "250m", memory: mib(384) },
};

/** One connection to the API server for each container of the cluster. */
const API_READER_SIZES: Record<Profile, ContainerSize> = {
  small: { cpu: "100m", memory: mib(256) },
  medium: { cpu: "500m", memory: gib(1) },
  large: { cpu: "1", memory: gib(2) },
};

export function resolveLogCollector(
  { size, values = {} }: LogCollectorProps,
  { profile, availability, cluster, environment, facts }: PlatformContext,
  signals: readonly Signals[],
): ResolvedLogCollector {
  const source = facts.capabilities.hostAccess ? "files" : "api";
  const sizes = source === "files" ? AGENT_SIZES : API_READER_SIZES;
  return {
    source,
    availability,
    origin: { cluster, environment },
    lokiUrl: addresses(availability).loki,
    pipelines: signals.flatMap((pack) => pack.pipelines),
    size: size ?? sizes[profile],
    values,
  };
}

/**
 * Starting points. A trace is held for half a minute, so that 50,000 are about 1,700 new ones a second; at ten spans of
 * 1 kB each they fill half a gigabyte.
 */
const SAMPLING: Record<Profile, { size: ContainerSize; frontSize: ContainerSize; kept: number; heldTraces: number }> = {
  small: {
    size: { cpu: "100m", memory: mib(384), memoryLimit: mib(768) },
    frontSize: { cpu: "100m", memory: mib(256) },
    kept: 100,
    heldTraces: 10_000,
  },
  medium: {
    size: { cpu: "500m", memory: mib(1536), memoryLimit: gib(3) },
    frontSize: { cpu: "250m", memory: mib(512) },
    kept: 20,
    heldTraces: 50_000,
  },
  large: {
    size: { cpu: "2", memory: gib(4), memoryLimit: gib(6) },
    frontSize: { cpu: "1", memory: gib(1) },
    kept: 5,
    heldTraces: 150_000,
  },
};

export function resolveGateway(
  props: GatewayProps,
  { profile, availability, cluster, environment }: PlatformContext,
  signals: readonly Signals[],
): ResolvedGateway {
  const { loki, tempoOtlp, prometheusReplicas, samplers } = addresses(availability);
  const { size, frontSize, kept, heldTraces } = SAMPLING[profile];
  const { tracesKept = kept, slowerThan = seconds(1) } = props;
  return {
    availability,
    origin: { cluster, environment },
    lokiUrl: loki,
    tempoOtlp,
    prometheusReplicas,
    samplerHost: samplers,
    sampling: { baseline: tracesKept, slowerThan, heldTraces, services: signals.flatMap((pack) => pack.traces) },
    size: props.size ?? size,
    frontSize,
    values: props.values ?? {},
    samplerValues: props.samplerValues ?? {},
  };
}

/**
 * Reports what the compiler does not see in the props.
 * @param at path of the props in the user's data
 */
export function checkGateway(at: string, { tracesKept }: GatewayProps): Problem[] {
  return tracesKept === undefined ? [] : checkPercentage(`${at}.tracesKept`, tracesKept);
}
