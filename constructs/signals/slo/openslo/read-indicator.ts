import { Duration } from "../../../core/duration";
import { SHORTEST_RANGE } from "../../scrape";
import type { Bound, EventIndicator, Indicator } from "../indicator";
import { rateOf } from "../rates";
import { parseSelector } from "../selector";
import type { Reader } from "./reader";

/** What objectives may refer to by name. */
export interface Definitions {
  readonly indicators: ReadonlyMap<string, Reader>;
  readonly sources: ReadonlyMap<string, Reader>;
}

/** Stands in for what could not be read; the problem is noted. */
const NOTHING: EventIndicator = { kind: "events", bad: "", total: "" };

/** The indicator of an objective: written out, or referred to by name. */
export function readIndicator(spec: Reader, objective: Reader, definitions: Definitions): Indicator {
  const indicator = indicatorSpec(spec, definitions);
  if (!indicator) return NOTHING;
  const method = spec.get("budgetingMethod").choice(["Occurrences", "Timeslices"]);
  const [threshold, ratio] = [indicator.get("thresholdMetric"), indicator.get("ratioMetric")];
  if (threshold.exists)
    return { kind: "slices", value: readQuery(threshold, definitions).query, bound: bound(objective) };
  const events = readRatio(ratio, definitions);
  return method === "Occurrences" ? events : shareOfSlices(ratio, events, objective);
}

function indicatorSpec(spec: Reader, { indicators }: Definitions): Reader | undefined {
  const inline = spec.get("indicator").get("spec");
  if (inline.exists) return inline;
  const reference = spec.get("indicatorRef");
  const found = indicators.get(reference.text(""));
  if (!found)
    reference.report("names no indicator among these documents", "Add a document of kind SLI, or an indicator");
  return found;
}

function bound(objective: Reader): Bound {
  return { op: objective.get("op").choice(["lte", "lt", "gte", "gt"]), value: objective.get("value").number() };
}

function readRatio(ratio: Reader, definitions: Definitions): EventIndicator {
  const [good, bad, total] = [ratio.get("good"), ratio.get("bad"), ratio.get("total")];
  if (ratio.get("counter").is(false)) {
    ratio.get("counter").report("makes it a ratio of gauges", "Count events, or hold the ratio against a threshold");
  }
  if (!total.exists || good.exists === bad.exists) {
    ratio.report(
      "is no ratio of events",
      "Give total, and one of good and bad; raw ratios cannot be weighed by events",
    );
    return NOTHING;
  }
  const all = readQuery(total, definitions);
  if (all.type === "loki") return readLines(good, bad, all.query, definitions);
  const counter = (metric: Reader): string => counterIn(metric, readQuery(metric, definitions).query);
  if (bad.exists) return { kind: "events", bad: counter(bad), total: counter(total) };
  return { kind: "events", good: counter(good), total: counter(total) };
}

function readLines(good: Reader, bad: Reader, total: string, definitions: Definitions): EventIndicator {
  if (good.exists) good.report("counts lines of a log", "Select the lines of the bad events instead");
  return { kind: "lines", total, bad: bad.exists ? readQuery(bad, definitions).query : "" };
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
    bound: { op: "gte", value: objective.get("timeSliceTarget").number() },
  };
}

/** A number is of minutes. Shorter than a rate can be measured it cannot get. */
function sliceRange(window: Reader): Duration {
  const text = window.text();
  const range = Duration.parse(/^\d+$/.test(text) ? `${text}m` : text || "0", window.at);
  return range.isShorterThan(SHORTEST_RANGE) ? SHORTEST_RANGE : range;
}

/** Text and kind of a query, in lower case; the kind may be said by a data source. */
function readQuery(metric: Reader, { sources }: Definitions): { readonly query: string; readonly type: string } {
  const source = metric.get("metricSource");
  const reference = sources.get(source.get("metricSourceRef").text(""));
  const type = (source.get("type").exists ? source.get("type") : (reference ?? source).get("type"))
    .text()
    .toLowerCase();
  if (type !== "prometheus" && type !== "loki") {
    source.get("type").report("is a source that nothing here reads", "Use Prometheus or Loki");
  }
  return { query: source.get("spec").get("query").text(), type };
}

/** Takes away what stands around a selector, because ranges and sums are put there anew for each window. */
function counterIn(metric: Reader, query: string): string {
  const summed = /^\s*sum\s*\((.*)\)\s*$/s.exec(query)?.[1] ?? query;
  const selector = (/^\s*(?:rate|increase)\s*\((.*)\[[^\]]*\]\s*\)\s*$/s.exec(summed)?.[1] ?? summed).trim();
  if (!parseSelector(selector)) {
    const fix = 'Write a selector, for example requests_total{code=~"5.."}, or sum(rate(…[5m])) around one';
    metric.get("metricSource").get("spec").get("query").report("holds more than a selector of counters", fix);
  }
  return selector;
}
