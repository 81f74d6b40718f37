import { days, type Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import type { MetricsRetention } from "../retention";

/** How long metrics stay in the object store, by resolution. */
export type LongTermRetention = Required<Omit<MetricsRetention, "local">>;

/** A resolution nobody mentions is kept as long as the finer one, as Thanos recommends. */
export function resolveLongTerm({ raw, fiveMinutes = raw, hourly = fiveMinutes }: MetricsRetention): LongTermRetention {
  return { raw, fiveMinutes, hourly };
}

/**
 * What the compactor needs before it makes the next resolution: a whole block of two days for five minutes, of two weeks
 * for one hour (thanos-io/thanos, cmd/thanos/compact.go, `compactions`, and docs/components/compact.md, "Downsampling").
 * What is deleted before never gets there. A block is made some hours after its last sample.
 */
const SHORTEST = { raw: days(3), fiveMinutes: days(15) };

/**
 * Reports a retention that loses samples before they reach the next resolution, or that keeps coarse ones no longer than
 * fine ones.
 * @param at path of the metrics' retention in the user's data
 */
export function checkLongTermRetention(at: string, retention: MetricsRetention): Problem[] {
  const { raw, fiveMinutes, hourly } = resolveLongTerm(retention);
  return [
    ...tooShort(`${at}.raw`, raw, SHORTEST.raw, "samples of five minutes"),
    ...tooShort(`${at}.fiveMinutes`, fiveMinutes, SHORTEST.fiveMinutes, "samples of one hour"),
    ...shorterThan(`${at}.fiveMinutes`, fiveMinutes, "raw", raw),
    ...shorterThan(`${at}.hourly`, hourly, "fiveMinutes", fiveMinutes),
  ];
}

function tooShort(at: string, period: Duration, shortest: Duration, next: string): Problem[] {
  if (!period.isShorterThan(shortest)) return [];
  const problem = `is over before Thanos has made ${next} from them`;
  return [{ at, value: period.toString(), problem, fix: `Keep them for at least ${shortest.toString()}` }];
}

function shorterThan(at: string, period: Duration, finer: string, limit: Duration): Problem[] {
  if (!period.isShorterThan(limit)) return [];
  const problem = `is shorter than ${finer}, ${limit.toString()}: what is coarser is there for older times`;
  return [{ at, value: period.toString(), problem, fix: `Keep them for at least ${limit.toString()}` }];
}
