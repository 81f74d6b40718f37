import type { Problem } from "../../core/errors";
import type { TimeIntervalConfig } from "./config";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** When somebody reads tickets. What comes outside of it waits until it begins. */
export interface WorkingHours {
  /** Name of the IANA time zone database, for example `Europe/Berlin`. */
  readonly timeZone: string;
  /** First working day. @default "monday" */
  readonly firstDay?: Weekday;
  /** Last working day. @default "friday" */
  readonly lastDay?: Weekday;
  /** `HH:MM` @default "09:00" */
  readonly from?: string;
  /** `HH:MM`, later than `from`. @default "17:00" */
  readonly to?: string;
}

/** Name by which routes refer to the working hours. */
export const WORKING_HOURS = "working-hours";

export function resolveWorkingHours(hours: WorkingHours): Required<WorkingHours> {
  return { firstDay: "monday", lastDay: "friday", from: "09:00", to: "17:00", ...hours };
}

/** `monday to friday, 09:00 to 17:00 Europe/Berlin` */
export function describeWorkingHours({ firstDay, lastDay, from, to, timeZone }: Required<WorkingHours>): string {
  return `${firstDay} to ${lastDay}, ${from} to ${to} ${timeZone}`;
}

export function renderWorkingHours(hours: Required<WorkingHours>): TimeIntervalConfig {
  const { firstDay, lastDay, from, to, timeZone } = hours;
  const times = [{ start_time: from, end_time: to }];
  const weekdays = daysBetween(firstDay, lastDay);
  return { name: WORKING_HOURS, time_intervals: [{ times, weekdays, location: timeZone }] };
}

/** Day by day: a range of Alertmanager may not run over the end of its week, which begins on Sunday. */
function daysBetween(first: Weekday, last: Weekday): Weekday[] {
  const start = WEEKDAYS.indexOf(first);
  const length = (WEEKDAYS.indexOf(last) - start + WEEKDAYS.length) % WEEKDAYS.length;
  return [...WEEKDAYS, ...WEEKDAYS].slice(start, start + length + 1);
}

export function checkWorkingHours(at: string, hours: Required<WorkingHours>): Problem[] {
  return [...checkDays(at, hours), ...checkTimes(at, hours), ...checkTimeZone(at, hours)];
}

function checkDays(at: string, { firstDay, lastDay }: Required<WorkingHours>): Problem[] {
  const wrong = [firstDay, lastDay].find((day) => !WEEKDAYS.includes(day));
  if (wrong === undefined) return [];
  return [{ at, value: wrong, problem: "is not a day of the week", fix: `Use two of ${WEEKDAYS.join(", ")}` }];
}

function checkTimes(at: string, { from, to }: Required<WorkingHours>): Problem[] {
  const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(time) || time === "24:00";
  const fix = "Write HH:MM, with to later than from; hours over midnight cannot be said";
  const wrong = [from, to].find((time) => !isTime(time));
  if (wrong !== undefined) return [{ at, value: wrong, problem: "is not a time of day", fix }];
  if (from < to) return [];
  return [{ at, value: `${from} to ${to}`, problem: "ends before it begins", fix }];
}

function checkTimeZone(at: string, { timeZone }: Required<WorkingHours>): Problem[] {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return [];
  } catch {
    const fix = "Use a name of the IANA time zone database, such as Europe/Berlin";
    return [{ at: `${at}.timeZone`, value: timeZone, problem: "is not a time zone", fix }];
  }
}
