import { type Duration, hours } from "../../core/duration";
import type { Problem } from "../../core/errors";

/** When GKE may upgrade control plane and nodes by itself: every week, in UTC. */
export interface MaintenanceWindow {
  readonly days: readonly [Weekday, ...Weekday[]];
  /** `HH:MM` in UTC. */
  readonly start: string;
  /** From 4 hours to a day. */
  readonly length: Duration;
}

/** As calendars write them (RFC 5545), in the order of a week. */
export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** Nights of the weekend, when few people notice that nodes are replaced. */
export const WEEKEND_NIGHTS: MaintenanceWindow = { days: ["SA", "SU"], start: "02:00", length: hours(6) };

export interface Recurrence {
  readonly startTime: string;
  readonly endTime: string;
  readonly recurrence: string;
}

/** A Monday in the past: only weekday and time of the first window matter, and a fixed one changes in no plan. */
const FIRST_MONDAY = Date.UTC(2025, 0, 6);
const DAY = 86_400_000;

/** A window as GKE wants it: the first occurrence, and the rule that repeats it. */
export function recurrence({ days, start, length }: MaintenanceWindow): Recurrence {
  const sorted = WEEKDAYS.filter((day) => days.includes(day));
  const first = FIRST_MONDAY + WEEKDAYS.indexOf(sorted[0] ?? "MO") * DAY + minutesOf(start) * 60_000;
  return {
    startTime: timestamp(first),
    endTime: timestamp(first + length.milliseconds),
    recurrence: `FREQ=WEEKLY;BYDAY=${sorted.join(",")}`,
  };
}

/** Google counts 48 hours in any 32 days, and only windows of 4 hours or more (GKE documentation, "Maintenance windows"). */
const SHORTEST = hours(4);
const LONGEST = hours(24);
const HOURS_A_WEEK = (48 * 7) / 32;

/** What is wrong with a window, as far as GKE would refuse it. */
export function maintenanceProblems(at: string, { days, start, length }: MaintenanceWindow): Problem[] {
  const problems: Problem[] = [];
  const unknown = days.filter((day) => !WEEKDAYS.includes(day));
  if (unknown.length > 0 || days.length === 0) {
    const fix = `Use one or more of: ${WEEKDAYS.join(", ")}`;
    problems.push({ at: `${at}.days`, value: days, problem: "are not days of the week", fix });
  }
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(start)) {
    problems.push({ at: `${at}.start`, value: start, problem: "is not a time of day", fix: 'Write "02:00", in UTC' });
  }
  if (length.milliseconds < SHORTEST.milliseconds || length.milliseconds >= LONGEST.milliseconds) {
    const fix = "Use 4 hours or more, and less than a day";
    problems.push({ at: `${at}.length`, value: length.toString(), problem: "is not a length GKE accepts", fix });
  }
  const weekly = (new Set(days).size * length.milliseconds) / 3_600_000;
  if (problems.length > 0 || weekly >= HOURS_A_WEEK) return problems;
  const problem = `leaves ${weekly} hours a week, and GKE wants ${HOURS_A_WEEK} for its upgrades`;
  return [{ at, value: days, problem, fix: "Add a day, or hours" }];
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}
