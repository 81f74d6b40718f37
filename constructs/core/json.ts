import { fail } from "./errors";
import { isPlainMap } from "./merge";

/** Anything that JSON can carry. `undefined` properties are dropped. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * A copy with keys sorted at every level and undefined properties dropped, so that equal data prints equal bytes.
 * @param at path of the value in the user's data, for the message
 * @throws BelvedereError on what JSON would silently change: value objects, functions, NaN.
 */
export function canonical(value: Json, at = "value"): Json {
  if (Array.isArray(value)) return value.map((item: Json, index) => canonical(item, `${at}[${index}]`));
  if (!isPlainMap(value)) return requireScalar(value, at);
  const entries = sortedEntries(value as Readonly<Record<string, Json | undefined>>);
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item, `${at}.${key}`)]));
}

/** The value itself, when JSON can carry it as it is and it is neither list nor map. */
export function requireScalar(value: unknown, at: string): string | number | boolean | null {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  return fail({
    at,
    value: kindOf(value),
    problem: "cannot stand in JSON",
    fix: "Leave it out, or print it in the notation of its reader, as in days(14).toGo()",
  });
}

function kindOf(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "object" ? `a ${value?.constructor.name ?? "null"}` : typeof value;
}

/** The entries of a map in the order of their keys, without those that are undefined. */
export function sortedEntries<T>(map: Readonly<Record<string, T | undefined>>): readonly (readonly [string, T])[] {
  return Object.entries(map)
    .filter((entry): entry is [string, T] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Compact JSON on one line with sorted keys: what chart values, dashboards and rules travel as. */
export function compactJson(value: unknown): string {
  return JSON.stringify(canonical(value as Json));
}
