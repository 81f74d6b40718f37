import { type Duration, days, minutes } from "../../core/duration";
import { type TimeWindow, type Weekday, WEEKDAYS } from "./time-window";

/** From a moment up to another, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** On which days a window is open. */
interface OpenDays {
  readonly weekdays: readonly Weekday[];
  /** First and last day of the month. @default all */
  readonly daysOfMonth?: readonly [number, number];
}

/** A year whose February has 28 days. What holds in it holds in others: a silence knows weeks and months only. */
const YEAR = 2023;

const DAY = days(1).milliseconds;

const DAYS = Array.from({ length: 365 }, (_, index) => Date.UTC(YEAR, 0, 1 + index));

/** When a window is open in the course of a year. Clocks are set at midnight here, an hour or two before they are. */
export function spansOf({ from, to, timeZone }: TimeWindow, { weekdays, daysOfMonth = [1, 31] }: OpenDays): Span[] {
  const [first, last] = daysOfMonth;
  const offsetAt = offsets(timeZone);
  return DAYS.filter((day) => {
    const date = new Date(day).getUTCDate();
    return weekdays.includes(weekdayOf(day)) && date >= first && date <= last;
  }).map((day) => {
    const midnight = day - offsetAt(day);
    return { from: midnight + timeOf(from), to: midnight + timeOf(to) };
  });
}

/** The time of the year that some spans leave. */
export function without(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const starts = [DAYS[0] ?? 0, ...sorted.map(({ to }) => to)];
  const ends = [...sorted.map(({ from }) => from), (DAYS.at(-1) ?? 0) + DAY];
  return starts.flatMap((from, index) => {
    const to = ends[index] ?? from;
    return to > from ? [{ from, to }] : [];
  });
}

/**
 * The longest time that spans cover without a gap.
 * @param shortest gaps that are shorter count for none
 */
export function longestStretch(spans: readonly Span[], shortest: Duration): number {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  let [longest, start, end] = [0, -Infinity, -Infinity];
  for (const { from, to } of sorted) {
    if (from - end >= shortest.milliseconds) start = from;
    end = Math.max(end, to);
    longest = Math.max(longest, end - start);
  }
  return longest;
}

function weekdayOf(day: number): Weekday {
  // The week of JavaScript begins on Sunday, ours on Monday.
  return WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7] ?? "monday";
}

/** `HH:MM` in milliseconds. */
function timeOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return minutes(60 * hour + minute).milliseconds;
}

/** By how much the clocks of a time zone are ahead of UTC. */
function offsets(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  return (moment) => {
    const [, sign, time = "00:00"] = /GMT([+-])(\d\d:\d\d)/.exec(format.format(moment)) ?? [];
    return sign === "-" ? -timeOf(time) : timeOf(time);
  };
}
