import type { Problem } from "../../core/errors";
import type { TimeIntervalConfig } from "./config";
import { checkWeekdays, checkWindow, renderWindow, type TimeWindow, type Weekday, WEEKDAYS } from "./time-window";

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

/** The same with every question answered. */
export type ResolvedWorkingHours = Required<WorkingHours> & TimeWindow;

/** Name by which routes refer to the working hours. */
export const WORKING_HOURS = "working-hours";

export function resolveWorkingHours(hours: WorkingHours): ResolvedWorkingHours {
  return { firstDay: "monday", lastDay: "friday", from: "09:00", to: "17:00", ...hours };
}

/** `monday to friday, 09:00 to 17:00 Europe/Berlin` */
export function describeWorkingHours({ firstDay, lastDay, from, to, timeZone }: ResolvedWorkingHours): string {
  return `${firstDay} to ${lastDay}, ${from} to ${to} ${timeZone}`;
}

export function renderWorkingHours(hours: ResolvedWorkingHours): TimeIntervalConfig {
  return renderWindow(WORKING_HOURS, hours, { weekdays: workingDays(hours) });
}

/** Day by day: a range of Alertmanager may not run over the end of its week, which begins on Sunday. */
export function workingDays({ firstDay, lastDay }: ResolvedWorkingHours): Weekday[] {
  const start = WEEKDAYS.indexOf(firstDay);
  const length = (WEEKDAYS.indexOf(lastDay) - start + WEEKDAYS.length) % WEEKDAYS.length;
  return [...WEEKDAYS, ...WEEKDAYS].slice(start, start + length + 1);
}

export function checkWorkingHours(at: string, hours: ResolvedWorkingHours): Problem[] {
  return [...checkWeekdays(at, [hours.firstDay, hours.lastDay]), ...checkWindow(at, hours)];
}
