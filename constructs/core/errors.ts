/** One thing that is wrong with what a user wrote: where, what came, why it cannot be, and the way out. */
export interface Problem {
  /** Path of the place in the user's data, for example `dev.clusters.eks-eu1.region`. */
  readonly at: string;
  /** The value found there; left out of the message when undefined. Never a secret. */
  readonly value?: unknown;
  /** What is wrong with it. */
  readonly problem: string;
  /** What to write instead. */
  readonly fix: string;
  /** Lines of the user's text that show the place; they follow the message. */
  readonly excerpt?: string;
}

/** A mistake of the user of this library. Command-line tools print its message without a stack trace. */
export class BelvedereError extends Error {
  override readonly name = "BelvedereError";

  constructor(readonly problems: readonly [Problem, ...Problem[]]) {
    super(problems.map(describeProblem).join("\n"));
  }
}

/** A problem as people read it: `place: value is wrong because. Way out.`, and the excerpt below, if there is one. */
export function describeProblem({ at, value, problem, fix, excerpt }: Problem): string {
  const shown = value === undefined ? "" : `${shownValue(value)} `;
  const below = excerpt === undefined ? "" : `\n${excerpt.replace(/^/gm, "    ")}`;
  return `${at}: ${shown}${problem}. ${fix}.${below}`;
}

const LONGEST_VALUE = 120;

/** As it would be written in the data, cut where it is long. Never throws: an error must not hide behind another. */
function shownValue(value: unknown): string {
  const text = writtenValue(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function writtenValue(value: unknown): string {
  // JSON has neither NaN nor Infinity, and says null.
  if (typeof value === "number") return String(value);
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`;
  } catch {
    return `a ${typeof value}`;
  }
}

/** Throws a {@link BelvedereError} with one problem. */
export function fail(problem: Problem): never {
  throw new BelvedereError([problem]);
}

/** Throws one {@link BelvedereError} that reports all the problems; does nothing when there are none. */
export function failIfAny(problems: readonly Problem[]): void {
  const [first, ...rest] = problems;
  if (first) throw new BelvedereError([first, ...rest]);
}

/** What came of something that a user wrote. */
export interface Attempt<T> {
  /** Undefined where it failed. */
  readonly value?: T;
  /** The user's mistakes; empty where it succeeded. */
  readonly problems: readonly Problem[];
}

/** Runs what may fail by a user's mistake, so that others can be found beside it. Any other error goes on its way. */
export function attempt<T>(run: () => T): Attempt<T> {
  try {
    return { value: run(), problems: [] };
  } catch (error) {
    if (error instanceof BelvedereError) return { problems: error.problems };
    throw error;
  }
}
