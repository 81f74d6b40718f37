import type { Duration } from "../../core/duration";
import { fail } from "../../core/errors";
import { type Series, series } from "../../signals/rules/builders";
import { exampleOf, type ExampleSeries, type Examples, examplesOf } from "../../signals/slo/example";
import { percent, rounded } from "../percent";
import { counter } from "../../signals/slo/input";
import type { Asked, Condition, Labels, Phase } from "./condition";

/** What is kept of the labels: one value for a service in a cluster. */
const BY = "cluster, namespace, service";

/** Events per minute in cases of shares. */
const BUSY = 6000;

/** What a window must still hold of a peak that ended, to be above the limit: see the cases of an end. */
const ENOUGH_OF_PEAK = 0.3;

export interface ShareOptions {
  /** Events in the window below which a share says nothing, so that one failure at night wakes nobody. @default 0 */
  readonly enough?: number;
}

/** Compares with a limit that must not be exceeded. */
export interface Upwards {
  readonly above: (limit: number) => Condition;
}

/** Compares with a limit that must be reached. */
export interface Downwards {
  readonly below: (limit: number) => Condition;
}

/** Looks back over a window. */
export interface Windowed<Comparison> {
  readonly over: (window: Duration) => Comparison;
}

/**
 * Share of events among others, 0 to 1:
 * `share(m.payments_total({ status: "failure" }), m.payments_total()).over(minutes(15)).above(0.1)`.
 * @param part selector of counters without a range; of the events of `total`
 * @throws BelvedereError when `part` counts everything that `total` counts, or nothing
 */
export function share(part: string, total: string, { enough = 0 }: ShareOptions = {}): Windowed<Upwards> {
  const examples = examplesOf(part, total) ?? unselected(part, `is no part of ${total}, or all of it`);
  return { over: (window) => ({ above: (limit) => shareAbove(limit, window, { part, total, enough, examples }) }) };
}

interface Shared {
  readonly part: string;
  readonly total: string;
  readonly enough: number;
  readonly examples: Examples;
}

function shareAbove(limit: number, window: Duration, { part, total, enough, examples }: Shared): Condition {
  const floor = enough === 0 ? "0" : `${enough} / ${window.toSeconds()}`;
  const of = ownLabels(examples.rest);
  const others = (value: number): number => (examples.included ? 1 - value : 1);
  const both = (some: string, rest: string, labels: Labels): Series => ({
    [named(examples.part, labels)]: some,
    [named(examples.rest, labels)]: rest,
  });
  return {
    value: (asked) => `${growth(part, asked)} / (${growth(total, asked)} > ${floor})`,
    operator: ">",
    limit,
    unit: "percentunit",
    window,
    having: (phases, labels) => both(grown(phases, BUSY), grown(phases, BUSY, others), labels),
    ...(limit < ENOUGH_OF_PEAK && { peak: 1 }),
    idle: { series: (minutes, labels) => both(`7x${minutes}`, `7x${minutes}`, labels), holds: false },
    of,
    shown: percent,
    most: 1,
  };
}

/**
 * Events per second: `rate(m.orders_total()).over(minutes(10)).below(1)`. Without any series there is no value, and no
 * alert: what is not there at all is for `HttpServiceAbsent` and objectives to notice.
 * @param selector of counters without a range
 */
export function rate(selector: string): Windowed<Upwards & Downwards> {
  const example = exampleOf(selector) ?? unselected(selector, "is no selector that a series could match");
  const compare = (operator: ">" | "<", limit: number, window: Duration): Condition => ({
    value: (asked) => growth(selector, asked),
    operator,
    limit,
    unit: "eps",
    window,
    having: (phases, labels) => ({ [named(example, labels)]: grown(phases, 60) }),
    ...(operator === ">" && { peak: rounded(limit / ENOUGH_OF_PEAK) }),
    idle: {
      series: (minutes, labels) => ({ [named(example, labels)]: `7x${minutes}` }),
      holds: operator === "<" ? limit > 0 : limit < 0,
    },
    of: ownLabels(example),
    shown: (value) => `${value} a second`,
    most: Infinity,
  });
  return {
    over: (window) => ({
      above: (limit) => compare(">", limit, window),
      below: (limit) => compare("<", limit, window),
    }),
  };
}

/** The highest of the values that the instances of a service show: `highest(m.queue_depth()).above(1000)`. */
export function highest(selector: string): Upwards {
  return { above: (limit) => levelOf("max", selector, ">", limit) };
}

/** The lowest of them: `lowest(m.workers()).below(2)`. */
export function lowest(selector: string): Downwards {
  return { below: (limit) => levelOf("min", selector, "<", limit) };
}

function levelOf(operation: "max" | "min", selector: string, operator: ">" | "<", limit: number): Condition {
  const example = exampleOf(selector) ?? unselected(selector, "is no selector that a series could match");
  return {
    value: ({ select }) => `${operation} by (${BY}) (${select(selector)})`,
    operator,
    limit,
    unit: "short",
    having: (phases, labels) => ({ [named(example, labels)]: phases.map(stayed).join(" ") }),
    of: ownLabels(example),
    shown: String,
    most: Infinity,
  };
}

function growth(selector: string, { range, select }: Asked): string {
  return `sum by (${BY}) (rate(${select(selector)}[${range}]))`;
}

/** A counter that grows by values, so many times a minute. */
function grown(phases: readonly Phase[], perMinute: number, of = (value: number): number => value): string {
  return counter(phases, ({ value }) => of(value) * perMinute);
}

function stayed({ value, minutes }: Phase): string {
  return `${value}x${minutes}`;
}

function named({ metric, labels }: ExampleSeries, more: Labels): string {
  return series(metric, { ...labels, ...more });
}

/** What the aggregation keeps of the labels of a series. */
function ownLabels({ labels }: ExampleSeries): Labels {
  return Object.fromEntries(Object.entries(labels).filter(([label]) => BY.split(", ").includes(label)));
}

function unselected(value: string, problem: string): never {
  const fix = 'Write a name and labels without a range: m.payments_total({ status: "failure" })';
  return fail({ at: "selector", value, problem, fix });
}
