import { sampleOf } from "./regex-sample";
import { type Matcher, parseSelector, passes, type Selector } from "./selector";

/** A series that a selector matches. */
export interface ExampleSeries {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Series on which two selectors can be tried out: events that the first one counts, and the others. */
export interface Examples {
  /** One that `part` counts. */
  readonly part: ExampleSeries;
  /** One that only `total` counts. */
  readonly rest: ExampleSeries;
  /** Whether `total` counts the first one, too, as it does when both select of one counter. */
  readonly included: boolean;
}

/** A value no sensible matcher means. */
const OTHER = "another";

/**
 * Finds labels that a counter of a part of the events matches, and others that only the counter of all events matches.
 * Undefined where there are none: then the part is the whole, or no series can match at all.
 */
export function examplesOf(part: string, total: string): Examples | undefined {
  const [some, all] = [parseSelector(part), parseSelector(total)];
  return some && all && tried(() => findExamples(some, all));
}

function findExamples(some: Selector, all: Selector): Examples | undefined {
  const joint = some.metric === all.metric ? [...some.matchers, ...all.matchers] : undefined;
  if (joint && contradictory(withoutBucket(some, joint))) return undefined;
  const both = joint && labelsFor(joint);
  // The buckets of a histogram are of one metric, too, but each counts for itself.
  const part = both ?? labelsFor(some.matchers);
  const rest = both ? labelsBeside(some, all) : labelsFor(all.matchers);
  if (!part || !rest) return undefined;
  return {
    part: { metric: some.metric, labels: part },
    rest: { metric: all.metric, labels: rest },
    included: both !== undefined,
  };
}

/** One observation is counted in several buckets, so a part and a whole may differ in their bounds. */
function withoutBucket({ metric }: Selector, matchers: readonly Matcher[]): readonly Matcher[] {
  return metric.endsWith("_bucket") ? matchers.filter(({ label }) => label !== "le") : matchers;
}

/** Whether one matcher asks for a value that another one excludes: then no series is counted by both. */
function contradictory(matchers: readonly Matcher[]): boolean {
  return matchers.some(
    ({ label, op, value }) => op === "=" && matchers.some((other) => other.label === label && !passes(other, value)),
  );
}

/** Labels that `all` matches and `some` does not. */
function labelsBeside(some: Selector, all: Selector): ExampleSeries["labels"] | undefined {
  for (const matcher of some.matchers) {
    const labels = labelsFor([...all.matchers, negated(matcher)]);
    if (labels) return labels;
  }
  return undefined;
}

const NEGATED = { "=": "!=", "!=": "=", "=~": "!~", "!~": "=~" } as const;

function negated({ label, op, value }: Matcher): Matcher {
  return { label, op: NEGATED[op], value };
}

/** A series that a selector matches. */
export function exampleOf(selector: string): ExampleSeries | undefined {
  const parsed = parseSelector(selector);
  const labels = parsed && tried(() => labelsFor(parsed.matchers));
  return parsed && labels && { metric: parsed.metric, labels };
}

/** Labels that pass all matchers, found by trying what the matchers themselves suggest. */
function labelsFor(matchers: readonly Matcher[]): ExampleSeries["labels"] | undefined {
  const labels: Record<string, string> = {};
  for (const label of new Set(matchers.map((matcher) => matcher.label))) {
    const own = matchers.filter((matcher) => matcher.label === label);
    const value = ["", ...own.flatMap(suggestions), OTHER].find((candidate) =>
      own.every((matcher) => passes(matcher, candidate)),
    );
    if (value === undefined) return undefined;
    if (value !== "") labels[label] = value;
  }
  return labels;
}

/** Nothing where a matcher holds a regular expression that is none, or none of this language. */
function tried<T>(find: () => T | undefined): T | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}

function suggestions({ op, value }: Matcher): string[] {
  return op === "=" || op === "!=" ? [value] : [sampleOf(value)];
}
