import { type Duration, days, hours, minutes } from "../../core/duration";
import { clean } from "./numbers";

/**
 * Two windows that are looked at together: the long one says that enough of the budget is spent to matter, the short
 * one that it is still being spent, so that an alert ends soon after its cause.
 */
export interface BurnWindow {
  /** `critical` pages, `warning` makes a ticket. */
  readonly severity: "critical" | "warning";
  readonly long: Duration;
  readonly short: Duration;
  /** Percent of the whole period's budget that is spent within the long window when the alert fires. */
  readonly budgetPercent: number;
}

/** For four weeks and longer: Google, The Site Reliability Workbook, "Alerting on SLOs", table 5-8. */
export const WORKBOOK_WINDOWS: readonly BurnWindow[] = [
  { severity: "critical", long: hours(1), short: minutes(5), budgetPercent: 2 },
  { severity: "critical", long: hours(6), short: minutes(30), budgetPercent: 5 },
  { severity: "warning", long: days(1), short: hours(2), budgetPercent: 10 },
  { severity: "warning", long: days(3), short: hours(6), budgetPercent: 10 },
];

/** For shorter periods, in which an hour is a larger part of the whole: slok/sloth, examples/windows/7d.yaml. */
export const WEEK_WINDOWS: readonly BurnWindow[] = [
  { severity: "critical", long: hours(1), short: minutes(5), budgetPercent: 8 },
  { severity: "critical", long: hours(6), short: minutes(30), budgetPercent: 12.5 },
  { severity: "warning", long: days(1), short: hours(2), budgetPercent: 20 },
  { severity: "warning", long: days(3), short: hours(6), budgetPercent: 42 },
];

/** The shortest period for which the windows of the workbook are made. */
const FOUR_WEEKS = days(28);

const WEEK = days(7);

/** The windows of a period for which nobody chose any: below four weeks, the burn rates are those of a week. */
export function windowsFor(period: Duration): readonly BurnWindow[] {
  if (!period.isShorterThan(FOUR_WEEKS)) return WORKBOOK_WINDOWS;
  const share = WEEK.milliseconds / period.milliseconds;
  return WEEK_WINDOWS.map((window) => ({ ...window, budgetPercent: clean(window.budgetPercent * share) }));
}

/** As far as an alert looks back. */
export function longestWindow(windows: readonly BurnWindow[]): Duration {
  return windows.map(({ long }) => long).reduce((longest, each) => (each.isLongerThan(longest) ? each : longest));
}

/** How many times faster than evenly the budget is spent when the alert fires: 2 % of 30 days in one hour is 14.4. */
export function burnFactor({ budgetPercent, long }: BurnWindow, period: Duration): number {
  return clean(((budgetPercent / 100) * period.milliseconds) / long.milliseconds);
}
