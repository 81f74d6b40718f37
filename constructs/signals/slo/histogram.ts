import type { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { type LabelCondition, matchers, matches } from "../metrics/selector";
import type { GoodEvents } from "./indicator";

/** A classic Prometheus histogram of durations. */
export interface Histogram {
  /** Name without `_bucket`, for example `http_request_duration_seconds`. */
  readonly name: string;
  /** Matchers of its series without braces, for example `namespace="shop", service="catalog"`. @default none */
  readonly labels?: string;
  /** Unit of its bounds. @default "seconds" */
  readonly unit?: "seconds" | "milliseconds";
  /**
   * Upper bounds of its buckets in that unit: a limit between two of them cannot be counted.
   * @default unknown, and any limit is taken for the bound of one
   */
  readonly buckets?: readonly number[];
}

/** A limit in the unit of a histogram's bounds. */
function boundOf({ unit = "seconds" }: Histogram, limit: Duration): number {
  return unit === "seconds" ? limit.milliseconds / 1000 : limit.milliseconds;
}

/**
 * Matches the bound of a bucket. Prometheus 3 writes whole numbers as `1.0` when it scrapes, older ones and remote
 * writers as `1` (its CHANGELOG, 3.0.0).
 */
export function bucketBound(bound: number): LabelCondition {
  return Number.isInteger(bound) ? matches(`${bound}(\\.0)?`) : `${bound}`;
}

/** Events that took at most `limit` are the good ones. */
export function eventsWithin(histogram: Histogram, limit: Duration): GoodEvents {
  const bucket = (le: LabelCondition): string =>
    `${histogram.name}_bucket{${[histogram.labels, matchers({ le })].filter((text) => text).join(", ")}}`;
  return { kind: "events", good: bucket(bucketBound(boundOf(histogram, limit))), total: bucket("+Inf") };
}

/** How many events stay under a limit is only counted where a bucket ends. */
export function checkBucket(at: string, histogram: Histogram, limit: Duration): Problem[] {
  const { name, unit = "seconds", buckets } = histogram;
  if (!buckets || buckets.includes(boundOf(histogram, limit))) return [];
  const fix = `Use one of them: ${buckets.join(", ")} ${unit}`;
  return [{ at, value: limit.toString(), problem: `is not the bound of a bucket of ${name}`, fix }];
}
