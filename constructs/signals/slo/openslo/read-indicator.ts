import { Duration } from "../../../core/duration";
import { SHORTEST_RANGE } from "../../scrape";
import type { Bound, EventIndicator, Indicator, Slices } from "../indicator";
import { rateOf } from "../rates";
import { SLICE } from "./document";
import { counterIn, linesIn, readQuery, valueIn } from "./read-query";
import type { Reader } from "./reader";
import { readShorthand } from "./shorthand";

/** What objectives may refer to by name. */
export interface Definitions {
  readonly indicators: ReadonlyMap<string, Reader>;
  readonly sources: ReadonlyMap<string, Reader>;
}

/** Stands in for what could not be read; the problem is noted. */
const NOTHING: EventIndicator = { kind: "events", bad: "", total: "" };

/** The indicator of an objective: written out, or referred to by name. */
export function readIndicator(spec: Reader, objective: Reader, definitions: Definitions): Indicator {
  refuseComposite(objective);
  const indicator = indicatorSpec(spec, definitions);
  if (!indicator) return NOTHING;
  const method = spec.get("budgetingMethod");
  const [threshold, ratio] = [indicator.get("thresholdMetric"), indicator.get("ratioMetric")];
  const slices = method.choice(["Occurrences", "Timeslices"]) === "Timeslices";
  if (threshold.exists && ratio.exists) ratio.report("stands beside a thresholdMetric", "Keep the one that is meant");
  if (threshold.exists) {
    if (!slices) method.report("counts events, and a thresholdMetric has none", "Use Timeslices");
    return readThreshold(threshold, objective, definitions);
  }
  const events = readRatio(ratio, definitions);
  return slices ? shareOfSlices(ratio, events, objective) : events;
}

/** Objectives of a composite have indicators and weights of their own. */
function refuseComposite(objective: Reader): void {
  for (const key of ["indicator", "indicatorRef", "compositeWeight"]) {
    const part = objective.get(key);
    if (part.exists) part.report("makes it a composite objective", "Write a document for each of its parts");
  }
}

function indicatorSpec(spec: Reader, { indicators }: Definitions): Reader | undefined {
  const [inline, reference] = [spec.get("indicator").get("spec"), spec.get("indicatorRef")];
  if (inline.exists) {
    if (reference.exists) reference.report("stands beside an indicator", "Keep the one that is meant");
    return inline;
  }
  const found = indicators.get(reference.text(""));
  if (!found)
    reference.report("names no indicator among these documents", "Add a document of kind SLI, or an indicator");
  return found;
}

/** A value that is judged at every evaluation: slices of which no part can be good or bad. */
function readThreshold(threshold: Reader, objective: Reader, { sources }: Definitions): Slices {
  const [target, window] = [objective.get("timeSliceTarget"), objective.get("timeSliceWindow")];
  if (!target.is(SLICE.timeSliceTarget)) target.report("judges a part of a slice by a value", "Use 1: the whole slice");
  if (!window.is(SLICE.timeSliceWindow) && !window.is(1)) {
    window.report("is not how often a value is judged", `Use ${SLICE.timeSliceWindow}`);
  }
  return { kind: "slices", value: valueIn(readQuery(threshold, sources)), bound: readBound(objective) };
}

function readBound(objective: Reader): Bound {
  return { op: objective.get("op").choice(["lte", "lt", "gte", "gt"]), value: objective.get("value").number() };
}

function readRatio(ratio: Reader, { sources }: Definitions): EventIndicator {
  const [good, bad, total, counter] = [ratio.get("good"), ratio.get("bad"), ratio.get("total"), ratio.get("counter")];
  if (!total.exists || good.exists === bad.exists || ratio.get("raw").exists) {
    ratio.report(
      "is no ratio of events",
      "Give total, and one of good and bad; raw ratios cannot be weighed by events",
    );
    return NOTHING;
  }
  if (!counter.is(true)) counter.report("makes it a ratio of gauges", "Count events and say so: counter: true");
  const all = readQuery(total, sources);
  const part = readQuery(bad.exists ? bad : good, sources);
  if (all.type === "loki") {
    if (good.exists) good.report("counts lines of a log", "Select the lines of the bad events instead");
    return { kind: "lines", total: linesIn(all), bad: linesIn(part) };
  }
  const [counted, everything] = [counterIn(part), counterIn(all)];
  return { kind: "events", ...(bad.exists ? { bad: counted } : { good: counted }), total: everything };
}

/** A slice is good when enough of its events are; slices without events are not counted. */
function shareOfSlices(ratio: Reader, events: EventIndicator, objective: Reader): Indicator {
  if (events.kind === "lines") {
    ratio.report("counts lines of a log in time slices", "Use the budgeting method Occurrences");
    return events;
  }
  const range = sliceRange(objective.get("timeSliceWindow"));
  const total = rateOf(events.total, range);
  const part = `(${rateOf("bad" in events ? events.bad : events.good, range)} or 0 * ${total}) / (${total} > 0)`;
  return {
    kind: "slices",
    value: "bad" in events ? `1 - ${part}` : part,
    bound: { op: "gte", value: sliceTarget(objective.get("timeSliceTarget")) },
  };
}

function sliceTarget(target: Reader): number {
  const share = target.number();
  if (!(share > 0 && share <= 1)) target.report("is no share of a slice", "Use a number above 0, and at most 1");
  return share;
}

/** A number is of minutes. */
function sliceRange(window: Reader): Duration {
  const text = window.text();
  const range = /^[1-9]\d*$/.test(text) ? Duration.parse(`${text}m`, window.at) : readShorthand(window);
  if (range.isShorterThan(SHORTEST_RANGE)) {
    window.report("is too short for a rate", `Use at least four scrape intervals, ${SHORTEST_RANGE.toString()}`);
  }
  return range;
}
