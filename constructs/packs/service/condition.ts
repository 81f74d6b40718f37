import type { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import type { Labels, Series } from "../../signals/rules/builders";
import type { Unit } from "../../signals/dashboards/units";

/** Where and how a value is asked for. */
export interface Asked {
  /** PromQL range, without brackets. */
  readonly range: string;
  /** Adds the matchers of the asker to a selector. */
  readonly select: (selector: string) => string;
}

/** What is wrong with a condition; the alert that it is for knows the place. */
export type Fault = Omit<Problem, "at">;

/** A stretch of time in which a value stays as it is. */
export interface Phase {
  readonly minutes: number;
  readonly value: number;
}

/** A value and the limit that it must not pass: data, of which the alert, its cases and its panel are made. */
export interface Condition {
  /** PromQL of the value. */
  readonly value: (asked: Asked) => string;
  readonly operator: ">" | "<";
  readonly limit: number;
  readonly unit: Unit;
  /** How far the value looks back; undefined for one of the moment. */
  readonly window?: Duration;
  /** Series of the service, one sample a minute, with which it has values. */
  readonly having: (phases: readonly Phase[], labels: Labels) => Series;
  /** A value so high that a little of it is enough for the whole window. Undefined where there is none. */
  readonly peak?: number;
  /** The same when nothing happens, and whether the condition holds then. Undefined where silence is a value. */
  readonly idle?: { readonly series: (minutes: number, labels: Labels) => Series; readonly holds: boolean };
  /** Labels of what the value is of, beside `cluster`. */
  readonly of: Labels;
  /** A value for people: `20 %`. */
  readonly shown: (value: number) => string;
  /** The smallest and the largest value there can be. */
  readonly least: number;
  readonly most: number;
  /** Mistakes in it; while there are any, no cases can be made. */
  readonly faults: readonly Fault[];
}

/** A limit that is no number, which a comparison would take without a word. */
export function checkLimit(limit: number): Fault[] {
  if (Number.isFinite(limit)) return [];
  return [{ value: limit, problem: "is no number that a value could be compared with", fix: "Write one such as 0.1" }];
}

/** Puts mistakes at their place. */
export function placed(at: string, faults: readonly Fault[]): Problem[] {
  return faults.map((fault) => ({ at, ...fault }));
}

/** Whether a value passes the limit. */
export function holds({ operator, limit }: Condition, value: number): boolean {
  return operator === ">" ? value > limit : value < limit;
}
