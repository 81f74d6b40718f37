import { days, type Duration } from "../../core/duration";
import { longestWindow, windowsFor } from "./windows";
import type { Slo } from "./slo";

/** Over how long a budget is counted when nobody says. */
export const DEFAULT_PERIOD = days(30);

/**
 * The objective over as many whole days as its Prometheus keeps samples, where these are fewer than the default. A
 * period or windows that somebody chose stay, and so does a period that could not hold the windows: both are reported.
 * @param kept how long the Prometheus that evaluates it keeps its samples
 */
export function fitted(slo: Slo, kept: Duration): Slo {
  const period = days(Math.floor(kept.milliseconds / days(1).milliseconds));
  const windows = windowsFor(period);
  const fits = period.isLongerThan(longestWindow(windows));
  if (!slo.adapts || !slo.period.isLongerThan(period) || !fits) return slo;
  return { ...slo, period, windows };
}
