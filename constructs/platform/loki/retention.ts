import { type Duration, hours } from "../../core/duration";
import type { Problem } from "../../core/errors";
import type { LogRetention, StreamRetention } from "../retention";
import { checkStreamSelector } from "./selector";
import { checkTenant } from "./tenant";

/** Loki refuses a shorter period of a stream and documents the same minimum for all (pkg/validation/limits.go). */
const SHORTEST = hours(24);

/**
 * Reports what Loki would refuse or not honour: periods under 24 hours, selectors it does not read, impossible tenants.
 */
export function checkLogRetention(at: string, { period, streams = [], tenants = {} }: LogRetention): Problem[] {
  return [
    ...checkPeriod(`${at}.period`, period),
    ...streams.flatMap((stream, index) => [
      ...checkStreamSelector(`${at}.streams[${index}].selector`, stream.selector),
      ...checkPeriod(`${at}.streams[${index}].period`, stream.period),
      ...checkPriority(`${at}.streams[${index}].priority`, stream.priority),
    ]),
    ...Object.entries(tenants).flatMap(([tenant, kept]) => [
      ...checkTenant(`${at}.tenants`, tenant),
      ...checkPeriod(`${at}.tenants.${tenant}`, kept),
    ]),
  ];
}

function checkPeriod(at: string, period: Duration): Problem[] {
  if (!period.isShorterThan(SHORTEST)) return [];
  return [
    {
      at,
      value: period.toPrometheus(),
      problem: "is shorter than a day, the least that Loki can keep",
      fix: "Keep logs for at least hours(24)",
    },
  ];
}

/** A Go `int` (pkg/validation/limits.go, StreamRetention): Loki does not start with anything else. */
function checkPriority(at: string, priority: number | undefined): Problem[] {
  if (priority === undefined || Number.isSafeInteger(priority)) return [];
  return [{ at, value: priority, problem: "is not a whole number", fix: "Write 1, 2, …: the largest one wins" }];
}

/** One entry of `limits_config.retention_stream`. */
export interface StreamRetentionValues {
  readonly selector: string;
  readonly priority: number;
  readonly period: string;
}

export function streamRetentionValues({ selector, period, priority = 1 }: StreamRetention): StreamRetentionValues {
  return { selector, priority, period: period.toGo() };
}

/** The longest time for which anything is kept: how far back a query may have to reach. */
export function longestRetention({ period, streams = [], tenants = {} }: LogRetention): Duration {
  const kept = [period, ...streams.map((stream) => stream.period), ...Object.values(tenants)];
  return kept.reduce((longest, other) => (other.isLongerThan(longest) ? other : longest));
}
