import type { Attributes } from "../attributes";
import type { Change } from "../change";
import type { Protected } from "./protected";

/** What a plan must not do, for all types of resources where it can be done. */
export interface Rule {
  /** Stable name; a policy of the same name demands the same when the stack is synthesized. */
  readonly code: string;
  /** What it demands, in a few words. */
  readonly title: string;
  /** What a change does against it, by the Terraform type of the resource. */
  readonly checks: Readonly<Record<string, Check>>;
}

/** @param all every change of the plan, for what depends on other resources */
export type Check = (change: Change, all: readonly Change[]) => readonly Weakness[];

/** What is wrong with a resource, or with a change of it. */
export interface Weakness {
  /** Argument that it is about, by its path. @default the resource as a whole */
  readonly attribute?: string;
  /** What to show of the argument. @default its values */
  readonly detail?: string;
  readonly problem: string;
  readonly fix: string;
}

/**
 * Judges the change, not the resource: what is as weak before as after is no news, and what is created weak is. Two
 * weaknesses are the same when they say the same.
 */
export function becoming(weaknesses: (attributes: Attributes) => readonly Weakness[]): Check {
  return ({ before, after }) => {
    if (!after) return [];
    const known = before ? weaknesses(before).map(said) : [];
    return weaknesses(after).filter((weakness) => !known.includes(said(weakness)));
  };
}

function said({ detail = "", problem }: Weakness): string {
  return `${detail} ${problem}`;
}

/** Finds a resource that had something and has it no more. Never to have had it is no loss. */
export function losing(has: (attributes: Attributes) => boolean, weakness: Weakness): Check {
  return ({ before, after }) => (before && after && has(before) && !has(after) ? [weakness] : []);
}

/** Finds a resource that is deleted although what it protects stays. */
export function removing({ argument, type, names }: Protected, weakness: Weakness): Check {
  return ({ action, before }, all) => {
    if (action !== "deleted" || !before) return [];
    const isProtected = (other: Change): boolean => names.some((name) => other.before?.[name] === before[argument]);
    const goesToo = all.some((other) => other.type === type && other.action === "deleted" && isProtected(other));
    return goesToo ? [] : [weakness];
  };
}

/** All the checks of one type, one after the other. */
export function every(...checks: readonly Check[]): Check {
  return (change, all) => checks.flatMap((check) => check(change, all));
}

/** One weakness if `weak`. */
export function when(weak: boolean, weakness: Weakness): readonly Weakness[] {
  return weak ? [weakness] : [];
}

/** The same check for several types. */
export function forTypes(types: readonly string[], check: Check): Readonly<Record<string, Check>> {
  return Object.fromEntries(types.map((type) => [type, check]));
}
