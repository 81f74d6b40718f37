import type { Duration } from "../core/duration";

/** A service level objective: which share of the events must be good over a period. */
export interface Slo {
  /** Unique within a pack. */
  readonly name: string;
  readonly service: string;
  readonly team: string;
  /** Percent of good events, strictly between 0 and 100. */
  readonly objective: number;
  /** Over how long the budget is counted. @default 30 days */
  readonly period?: Duration;
  /** PromQL selectors of counters. */
  readonly indicator: { readonly errors: string; readonly total: string };
}
