import type { Problem } from "../../core/errors";
import type { TimeIntervalConfig } from "./config";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Hours of a day, on the clocks of one time zone. */
export interface TimeWindow {
  /** `HH:MM` */
  readonly from: string;
  /** `HH:MM`, later than `from`; `24:00` is midnight. */
  readonly to: string;
  /** Name of the IANA time zone database, for example `Europe/Berlin`. */
  readonly timeZone: string;
}

/** Days on which a window is open, and the days of the month it keeps to. */
interface Days {
  readonly weekdays: readonly Weekday[];
  readonly daysOfMonth?: string;
}

/** A window on some days, as Alertmanager knows it. */
export function renderWindow(
  name: string,
  { from, to, timeZone }: TimeWindow,
  { weekdays, daysOfMonth }: Days,
): TimeIntervalConfig {
  const times = [{ start_time: from, end_time: to }];
  const month = daysOfMonth === undefined ? {} : { days_of_month: [daysOfMonth] };
  return { name, time_intervals: [{ times, weekdays, ...month, location: timeZone }] };
}

export function checkWindow(at: string, window: TimeWindow): Problem[] {
  return [...checkTimes(at, window), ...checkTimeZone(at, window)];
}

/** For those who come without types. */
export function checkWeekdays(at: string, days: readonly Weekday[]): Problem[] {
  const wrong = days.find((day) => !WEEKDAYS.includes(day));
  if (wrong === undefined) return [];
  return [{ at, value: wrong, problem: "is not a day of the week", fix: `Use ${WEEKDAYS.join(", ")}` }];
}

function checkTimes(at: string, { from, to }: TimeWindow): Problem[] {
  const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(time) || time === "24:00";
  const fix = "Write HH:MM, with to later than from; hours over midnight cannot be said";
  const wrong = [from, to].find((time) => !isTime(time));
  if (wrong !== undefined) return [{ at, value: wrong, problem: "is not a time of day", fix }];
  if (from < to) return [];
  return [{ at, value: `${from} to ${to}`, problem: "ends before it begins", fix }];
}

function checkTimeZone(at: string, { timeZone }: TimeWindow): Problem[] {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return [];
  } catch {
    const fix = "Use a name of the IANA time zone database, such as Europe/Berlin";
    return [{ at: `${at}.timeZone`, value: timeZone, problem: "is not a time zone", fix }];
  }
}
