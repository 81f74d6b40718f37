import type { Duration } from "../../core/duration";
import type { Slo } from "./slo";

/** Names of the recorded series; those of ratios and burn rates are the ones that sloth made common. */
export const RECORDS = {
  /** Events per second; for time, 1 where it is known whether the moment is good. */
  total: "slo:sli_total:rate5m",
  /** Bad events per second; for time, 1 in a bad moment. */
  errors: "slo:sli_error:rate5m",
  /** The value that a moment is judged by. */
  value: "slo:sli_slice:value",
  objective: "slo:objective:ratio",
  budget: "slo:error_budget:ratio",
  burnRate: "slo:current_burn_rate:ratio",
  budgetLeft: "slo:period_error_budget_remaining:ratio",
  /** Lines of a log in a minute, counted by Loki's ruler. */
  totalLines: "slo:sli_total_lines:count1m",
  errorLines: "slo:sli_error_lines:count1m",
} as const;

/** The share of bad events over a window. */
export function ratioRecord(window: Duration): string {
  return `slo:sli_error:ratio_rate${window.toPrometheus()}`;
}

/** Labels of everything that belongs to an objective, beside `cluster`. */
export function labelsOf({ name, service, labels }: Slo): Record<string, string> {
  return { ...labels, service, slo: name };
}

/** Names an objective among all of a cluster: `shop-catalog-availability`, with the namespace in front where it has one. */
export function identityOf({ name, service, labels }: Slo): string {
  return [...Object.values(labels), service, name].join("-");
}

/**
 * A recorded series of this objective: `slo:objective:ratio{service="catalog", slo="availability"}`.
 * @param more matchers that stand before those of the objective
 */
export function recorded(record: string, slo: Slo, ...more: readonly string[]): string {
  const own = Object.entries(labelsOf(slo)).map(([name, value]) => `${name}="${value}"`);
  return `${record}{${[...more, ...own].join(", ")}}`;
}
