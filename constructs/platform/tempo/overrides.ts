import type { ResolvedTempo } from "./props";

/** Limits of each tenant, as both charts pass them to the program. */
export interface TempoOverridesValues {
  readonly defaults: { readonly ingestion: { readonly max_traces_per_user: number } };
}

export function tempoOverrides({ maxLiveTraces }: ResolvedTempo): TempoOverridesValues {
  return { defaults: { ingestion: { max_traces_per_user: maxLiveTraces } } };
}
