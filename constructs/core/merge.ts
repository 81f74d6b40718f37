import { fail } from "./errors";

/**
 * What {@link merge} gives, with every literal type of both sides kept: the override's where it says something, the
 * base's elsewhere.
 */
export type Merged<Base, Override> = Override extends undefined
  ? Base
  : IsMap<Override> extends true
    ? Base extends unknown
      ? IsMap<Base> extends true
        ? MergedMaps<Base, Override>
        : Override
      : never
    : Override;

type MergedMaps<Base, Override> = Flat<
  Pick<Base, Exclude<keyof Base, keyof Override>> &
    Pick<Override, Exclude<keyof Override, keyof Base>> & {
      readonly [Key in keyof Base & keyof Override]: Merged<Base[Key], Override[Key]>;
    }
>;

/** The same type, shown by editors as one object instead of an intersection. */
type Flat<T> = { readonly [Key in keyof T]: T[Key] };

/**
 * Whether a type is a plain map. Lists and functions are none, and neither are value classes: a mapped type loses
 * their private members, so that they do not extend it.
 */
type IsMap<T> = T extends readonly unknown[] | ((...args: never[]) => unknown)
  ? false
  : T extends object
    ? { [Key in keyof T]: T[Key] } extends T
      ? true
      : false
    : false;

/**
 * Lays an override over a base and gives a new value; neither is changed.
 *
 * - Maps merge, key by key, at every depth.
 * - Everything else replaces: lists, text, numbers, and value objects such as a Duration or a SecretRef.
 * - `undefined` leaves what the base has.
 * - `null` replaces and stays: in chart values it deletes a default of the chart.
 *
 * @param isOneValue which maps are one value and replace like a value object, for example by the tag of a union: half
 *   of one variant and half of another is neither. The result type does not know of it. @default none
 * @throws BelvedereError on a key named `__proto__`, which no configuration of ours has.
 */
export function merge<const Base, const Override>(
  base: Base,
  override: Override,
  isOneValue: (map: PlainMap) => boolean = () => false,
): Merged<Base, Override> {
  const mergeAt = (below: unknown, above: unknown, path: string): unknown => {
    if (above === undefined) return below;
    if (!isPlainMap(above) || isOneValue(above)) return above;
    return mergeMaps(isPlainMap(below) ? below : {}, above, path, mergeAt);
  };
  return mergeAt(base, override, "") as Merged<Base, Override>;
}

function mergeMaps(
  base: PlainMap,
  override: PlainMap,
  path: string,
  mergeAt: (below: unknown, above: unknown, path: string) => unknown,
): PlainMap {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(override)])) {
    const at = path === "" ? key : `${path}.${key}`;
    if (key === "__proto__") refuseKey(at);
    const value = mergeAt(own(base, key), own(override, key), at);
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** A property of the map itself: `constructor` and `toString` are ordinary keys here. */
function own(map: PlainMap, key: string): unknown {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function refuseKey(at: string): never {
  return fail({
    at,
    problem: "cannot be a key: it would change the prototype of the result",
    fix: "Use another name",
  });
}

type PlainMap = Readonly<Record<string, unknown>>;

/** Whether a value is a map written as `{ … }` or read from JSON, and no list or instance of a class. */
export function isPlainMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The second test instead of `=== Object.prototype`: a map from another realm has another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
