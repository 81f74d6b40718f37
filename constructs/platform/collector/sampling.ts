import type { Duration } from "../../core/duration";
import { seconds } from "../../core/duration";
import type { TraceSampling } from "../../signals/pipelines/pipeline";
import { type AlloyValue, type Block, block, type Component, component, type Reference } from "./alloy/syntax";

/** Which traces are kept. */
export interface Sampling {
  /** When it is decided: after the whole trace has been seen, or at its first span, by its id alone. */
  readonly decision: "tail" | "head";
  /** Share of unremarkable traces, 0 to 100. */
  readonly baseline: number;
  /** Traces that took longer are always kept. */
  readonly slowerThan: Duration;
  /** Services with a share of their own. */
  readonly services: readonly TraceSampling[];
  /** Traces in memory while their fate is open. */
  readonly heldTraces: number;
}

/**
 * How long the spans of a trace are awaited: what takes longer is judged by what has arrived. The default of the
 * processor; a request that takes half a minute is slow in any case, and its spans end after it has begun.
 */
const DECISION_WAIT = seconds(30);

/** Remembered decisions per held trace, for spans that come late: far more than are held, as the processor's docs ask. */
const REMEMBERED = 5;

/** The choice of traces, before Tempo. */
export function sampleTraces(
  sampling: Sampling,
  next: Reference,
): Component<"otelcol.processor.tail_sampling" | "otelcol.processor.probabilistic_sampler"> {
  return sampling.decision === "tail" ? tailSampling(sampling, next) : headSampling(sampling, next);
}

/** A share of all traces, whatever became of them. It holds nothing in memory and delays nothing. */
function headSampling({ baseline }: Sampling, next: Reference): Component<"otelcol.processor.probabilistic_sampler"> {
  const settings = { sampling_percentage: baseline };
  return component("otelcol.processor.probabilistic_sampler", "default", settings, block("output", { traces: [next] }));
}

/**
 * Decides over whole traces: errors and slow ones are kept, and a share of the rest. A trace is kept when one policy
 * wants it, so one that passes several services is kept at the highest of their shares.
 */
function tailSampling(sampling: Sampling, next: Reference): Component<"otelcol.processor.tail_sampling"> {
  const { heldTraces } = sampling;
  const cache = heldTraces * REMEMBERED;
  return component(
    "otelcol.processor.tail_sampling",
    "default",
    {
      decision_wait: DECISION_WAIT,
      num_traces: heldTraces,
      decision_cache: { sampled_cache_size: cache, non_sampled_cache_size: cache },
    },
    policy("errors", "status_code", { status_codes: ["ERROR"] }),
    policy("slow", "latency", { threshold_ms: sampling.slowerThan.milliseconds }),
    ...servicePolicies(sampling),
    baselinePolicy(sampling),
    block("output", { traces: [next] }),
  );
}

function servicePolicies({ services }: Sampling): Block[] {
  return [...services]
    .sort((a, b) => (a.service < b.service ? -1 : 1))
    .filter(({ percentage }) => percentage > 0)
    .map(({ service, percentage }) =>
      both(`service ${service}`, ofServices([service], false), keep("share", percentage, "and_sub_policy")),
    );
}

/** Services that ask for less are taken out of the baseline, which would otherwise keep them all the same. */
function baselinePolicy({ baseline, services }: Sampling): Block {
  const less = services.filter(({ percentage }) => percentage < baseline).map(({ service }) => service);
  if (less.length === 0) return keep("baseline", baseline, "policy");
  return both("baseline", ofServices(less.sort(), true), keep("share", baseline, "and_sub_policy"));
}

type PolicyBlock = "policy" | "and_sub_policy";

function policy(
  name: string,
  type: string,
  settings: Readonly<Record<string, AlloyValue>>,
  as: PolicyBlock = "policy",
): Block {
  return block(as, { name, type }, block(type, settings));
}

/** The same hash decides in every policy, so that a larger share contains a smaller one. */
function keep(name: string, percentage: number, as: PolicyBlock): Block {
  return policy(name, "probabilistic", { sampling_percentage: percentage }, as);
}

function ofServices(values: readonly string[], others: boolean): Block {
  const settings = { key: "service.name", values, ...(others && { invert_match: true }) };
  return policy("services", "string_attribute", settings, "and_sub_policy");
}

function both(name: string, ...parts: readonly [Block, Block]): Block {
  return block("policy", { name, type: "and" }, block("and", {}, ...parts));
}
