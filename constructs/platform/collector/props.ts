import { type Duration, seconds } from "../../core/duration";
import { failIfAny, type Problem } from "../../core/errors";
import { gib, mib } from "../../core/size";
import type { Signals } from "../../packs/pack";
import { checkPercentage } from "../../signals/pipelines/check-percentage";
import type { KafkaPipeline, LogPipeline, TraceSampling } from "../../signals/pipelines/pipeline";
import type { Redaction } from "../../signals/pipelines/redact";
import { addresses } from "../addresses";
import type { PlatformContext } from "../context";
import type { ValuesOverride } from "../release";
import type { Availability, ContainerSize, Profile } from "../sizing";
import { kafkaPipelines } from "./kafka";
import type { Origin } from "./parts";
import type { Sampling } from "./sampling";
import { checkSinks, type OtlpSink } from "./sinks";

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
  /**
   * When it is decided which traces to keep. `tail` looks at whole traces and keeps errors and slow ones; `head` keeps a
   * share by the id alone, without the memory for traces in flight. @default "tail"
   */
  readonly sampling?: Sampling["decision"];
  /** Personal data to blot out in logs and traces that applications send. @default nothing */
  readonly redact?: readonly Redaction[];
  /** Where telemetry goes beside the cluster's own stores. @default nowhere */
  readonly sinks?: readonly OtlpSink[];
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
  /** Topics whose messages are log lines. */
  readonly kafka: readonly KafkaPipeline[];
  readonly redact: readonly Redaction[];
  readonly sinks: readonly OtlpSink[];
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
  const { tracesKept = kept, slowerThan = seconds(1), sampling: decision = "tail", sinks = [] } = props;
  const services = signals.flatMap((pack) => pack.traces);
  failIfAny(decision === "head" ? services.map(sharedByHead) : []);
  return {
    availability,
    origin: { cluster, environment },
    lokiUrl: loki,
    tempoOtlp,
    prometheusReplicas,
    samplerHost: samplers,
    sampling: { decision, baseline: tracesKept, slowerThan, heldTraces, services },
    kafka: kafkaPipelines(signals.flatMap((pack) => pack.pipelines)),
    redact: props.redact ?? [],
    sinks,
    size: props.size ?? size,
    frontSize,
    values: props.values ?? {},
    samplerValues: props.samplerValues ?? {},
  };
}

/** A trace may pass many services, of which its id knows nothing. */
function sharedByHead({ service, percentage }: TraceSampling): Problem {
  return {
    at: "components.gateway.sampling",
    value: "head",
    problem: `cannot keep ${percentage} % of the traces of ${service} and another share of the rest`,
    fix: 'Use "tail", or leave the share of the service out of its pack',
  };
}

/**
 * Reports what the compiler does not see in the props.
 * @param at path of the props in the user's data
 */
export function checkGateway(at: string, { tracesKept, sinks = [] }: GatewayProps): Problem[] {
  return [
    ...(tracesKept === undefined ? [] : checkPercentage(`${at}.tracesKept`, tracesKept)),
    ...checkSinks(`${at}.sinks`, sinks),
  ];
}
