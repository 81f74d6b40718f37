import { type Duration, hours, minutes } from "../../core/duration";
import { fires, series, type Series, silent } from "../rules/builders";
import type { AlertCase } from "../rules/rule";
import type { Band } from "./band";
import type { AnomalyRecords } from "./records";

/** A value of an ordinary hour. */
const USUAL = 100;

/** Minutes of it before anything happens. */
const CALM = 60;

const LABELS = { cluster: "a" };

/** The recorded value in every minute: what it is made of does not matter here. */
export function bandCases(
  { level }: AnomalyRecords,
  { margin, seasons }: Band,
  leaves: "above" | "below" | "both",
  holds: Duration,
): AlertCase[] {
  const name = series(level, LABELS);
  const minutesHeld = Math.ceil(holds.milliseconds / 60_000);
  const late = minutes(CALM + minutesHeld + 2);
  const step = (factor: number): Series => ({ [name]: `${USUAL}x${CALM} ${rounded(factor)}x${minutesHeld + 10}` });
  const high = { factor: 1 + 2 * margin, fires: leaves !== "below", title: "when it is far above its band" };
  const low = { factor: (1 - margin) / 2, fires: leaves !== "above", title: "when it is far below its band" };
  return [
    ...[high, low].map((side) =>
      side.fires ? fires(side.title, step(side.factor), late, LABELS) : silent(side.title, step(side.factor), late),
    ),
    silent("while it stays within its margin", step(1 + margin / 2), late),
    silent("while it falls no further than its margin", step(1 - margin / 2), late),
    silent("before it has lasted", step(high.factor), minutes(CALM + Math.max(1, minutesHeld - 1))),
    silent("while nothing is known", {}, late),
    ...(seasons.includes("day") && high.fires ? [sameAsYesterday(name, margin, minutesHeld)] : []),
  ];
}

/** In steps of five minutes: an hour of much, and a day later a little less of it. */
function sameAsYesterday(name: string, margin: number, held: number): AlertCase {
  const much = rounded(1 + 2 * margin);
  const today = rounded(1 + 1.5 * margin);
  const values = `${USUAL}x5 ${much}x11 ${USUAL}x279 ${today}x20`;
  return {
    ...silent(
      "when it does at this time what it did the day before",
      { [name]: values },
      hours(24.75).plus(minutes(held + 7)),
    ),
    interval: minutes(5),
  };
}

function rounded(factor: number): number {
  return Number((USUAL * factor).toFixed(3));
}
