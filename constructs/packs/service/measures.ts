import { days, type Duration } from "../../core/duration";
import { type Labels, type Series, series } from "../../signals/rules/builders";
import { exampleOf, type ExampleSeries, type Examples, examplesOf } from "../../signals/slo/example";
import { percent, rounded } from "../percent";
import { counter } from "../../signals/slo/input";
import { type Asked, checkLimit, type Condition, type Fault, type Phase } from "./condition";

/** What is kept of the labels: one value for a service in a cluster. */
const BY = "cluster, namespace, service";

/** Events per minute in cases of shares, unless more are needed for a share to say something. */
const BUSY = 6000;

/** What a window must still hold of a peak that ended, to be above the limit: see the cases of an end. */
const ENOUGH_OF_PEAK = 0.3;

/**
 * promtool holds 10 000 samples at most for a query (prometheus, promql/promqltest/test.go); cases have one a minute.
 */
const LONGEST_WINDOW = days(6);

/** Stands for the series of a condition of which no cases are made. */
const NO_SERIES: ExampleSeries = { metric: "", labels: {} };

/** When a share is worth looking at. */
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
 * The alert reports a `part` that counts everything that `total` counts, or nothing.
 */
export function share(part: string, total: string, { enough = 0 }: ShareOptions = {}): Windowed<Upwards> {
  return { over: (window) => ({ above: (limit) => shareAbove(limit, window, { part, total, enough }) }) };
}

interface Shared {
  readonly part: string;
  readonly total: string;
  readonly enough: number;
}

function shareAbove(limit: number, window: Duration, shared: Shared): Condition {
  const { part, total, enough } = shared;
  const found = examplesOf(part, total);
  const examples: Examples = found ?? { part: NO_SERIES, rest: NO_SERIES, included: true };
  const floor = enough === 0 ? "0" : `${enough} / ${window.milliseconds / 1000}`;
  const busy = Math.max(BUSY, Math.ceil((2 * enough * 60_000) / window.milliseconds));
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
    having: (phases, labels) => both(grown(phases, busy), grown(phases, busy, others), labels),
    ...(limit < ENOUGH_OF_PEAK && { peak: 1 }),
    idle: { series: (minutes, labels) => both(`7x${minutes}`, `7x${minutes}`, labels), holds: false },
    of,
    shown: percent,
    least: 0,
    most: 1,
    faults: [
      ...(found ? [] : [unselected(part, `is no part of ${total}, or all of it`)]),
      ...checkEnough(enough),
      ...checkWindow(window),
      ...checkShareLimit(limit),
    ],
  };
}

/**
 * Events per second: `rate(m.orders_total()).over(minutes(10)).below(1)`. Without any series there is no value, and no
 * alert: what is not there at all is for `HttpServiceAbsent` and objectives to notice.
 * @param selector of counters without a range
 */
export function rate(selector: string): Windowed<Upwards & Downwards> {
  const { example, faults } = exampleFor(selector);
  const compare = (operator: ">" | "<", limit: number, window: Duration): Condition => ({
    value: (asked) => growth(selector, asked),
    operator,
    limit,
    unit: "eps",
    window,
    having: (phases, labels) => ({ [named(example, labels)]: grown(phases, 60) }),
    ...(operator === ">" && { peak: limit > 0 ? rounded(limit / ENOUGH_OF_PEAK) : 1 }),
    idle: {
      series: (minutes, labels) => ({ [named(example, labels)]: `7x${minutes}` }),
      holds: operator === "<",
    },
    of: ownLabels(example),
    shown: (value) => `${value} a second`,
    least: 0,
    most: Infinity,
    faults: [...faults, ...checkWindow(window), ...checkRateLimit(operator, limit)],
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
  const { example, faults } = exampleFor(selector);
  return {
    value: ({ select }) => `${operation} by (${BY}) (${select(selector)})`,
    operator,
    limit,
    unit: "short",
    having: (phases, labels) => ({ [named(example, labels)]: phases.map(stayed).join(" ") }),
    of: ownLabels(example),
    shown: String,
    least: -Infinity,
    most: Infinity,
    faults: [...faults, ...checkLimit(limit)],
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

function exampleFor(selector: string): { readonly example: ExampleSeries; readonly faults: readonly Fault[] } {
  const example = exampleOf(selector);
  if (example) return { example, faults: [] };
  return { example: NO_SERIES, faults: [unselected(selector, "is no selector that a series could match")] };
}

function unselected(value: string, problem: string): Fault {
  return { value, problem, fix: 'Write a name and labels without a range: m.payments_total({ status: "failure" })' };
}

function checkEnough(value: number): Fault[] {
  if (value >= 0 && Number.isFinite(value)) return [];
  return [{ value, problem: "is no number of events that are enough", fix: "Write { enough: 20 }, or leave it out" }];
}

function checkWindow(window: Duration): Fault[] {
  const value = window.toPrometheus();
  if (window.milliseconds === 0) return [{ value, problem: "is no window", fix: "Write minutes(5) or more" }];
  if (!window.isLongerThan(LONGEST_WINDOW)) return [];
  const problem = `is a window of more samples than promtool loads for a case`;
  return [{ value, problem, fix: `Write ${LONGEST_WINDOW.toString()} or less, or make an objective of it` }];
}

function checkShareLimit(value: number): Fault[] {
  const faults = checkLimit(value);
  if (faults.length > 0 || (value >= 0 && value < 1)) return faults;
  return [{ value, problem: "is no limit that a share can pass", fix: "A share is 0 to 1: 0.1 is 10 %" }];
}

function checkRateLimit(operator: ">" | "<", value: number): Fault[] {
  const faults = checkLimit(value);
  if (faults.length > 0 || value > 0 || (value === 0 && operator === ">")) return faults;
  const fix = operator === ">" ? "Write 0 or more" : "Write a number above 0";
  return [{ value, problem: "is no limit that a rate can pass: it is never negative", fix }];
}
