import { days, Duration } from "../../../core/duration";
import { fail } from "../../../core/errors";
import type { Reader } from "./reader";

/** Minutes per unit of OpenSLO's shorthand, the largest first; months, quarters and years are of the calendar. */
const UNITS = { w: 10_080, d: 1440, h: 60, m: 1 } as const;

const SHORTHAND = /^[1-9]\d*[mhdw]$/;

/**
 * A duration in OpenSLO's shorthand, which is a whole number of one unit: `30d`, `204h` (OpenSLO/OpenSLO, README.md,
 * "duration-shorthand").
 * @throws BelvedereError unless it is in whole minutes
 */
export function writeShorthand(duration: Duration, at: string): string {
  const minutes = duration.milliseconds / 60_000;
  for (const [unit, size] of Object.entries(UNITS)) {
    if (minutes > 0 && minutes % size === 0) return `${minutes / size}${unit}`;
  }
  const fix = "Round it to whole minutes";
  return fail({ at, value: duration.toString(), problem: "cannot be said in OpenSLO", fix });
}

/** A duration that is as long in any month. Something else is reported, and a month stands in for it. */
export function readShorthand(reader: Reader): Duration {
  const text = reader.text();
  if (SHORTHAND.test(text)) return Duration.parse(text, reader.at);
  if (/^[1-9]\d*[MQY]$/.test(text)) reader.report("is a window of the calendar", ROLLING);
  else reader.report("is no duration of OpenSLO", "Write a whole number and one unit: 30d, 4w, 204h");
  return days(30);
}

/** What to write instead of a window that no sum over the past can follow. */
export const ROLLING = "Use a rolling one: { duration: 30d, isRolling: true }";
