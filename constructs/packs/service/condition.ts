import type { Duration } from "../../core/duration";
import type { Series } from "../../signals/rules/builders";
import type { Unit } from "../../signals/dashboards/units";

/** Where and how a value is asked for. */
export interface Asked {
  /** PromQL range, without brackets. */
  readonly range: string;
  /** Adds the matchers of the asker to a selector. */
  readonly select: (selector: string) => string;
}

/** Labels of the input series of a case. */
export type Labels = Readonly<Record<string, string>>;

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
  /** The largest value there can be. */
  readonly most: number;
}

/** Whether a value passes the limit. */
export function holds({ operator, limit }: Condition, value: number): boolean {
  return operator === ">" ? value > limit : value < limit;
}
