/** Arguments of a resource. */
export type Values = Readonly<Record<string, unknown>>;

/** One change for the worse: the code that it is refused with, and the resource before and after it. */
export interface Example {
  readonly code: string;
  readonly type: string;
  readonly good: Values;
  readonly bad: Values;
}

export function example(code: string, type: string, good: Values, bad: Values): Example {
  return { code, type, good, bad };
}
