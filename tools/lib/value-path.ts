import type { Json } from "../../constructs/core/json";

/** A place in a tree of chart values: the keys from the root. */
export type ValuePath = readonly string[];

/** A map of chart values. */
export type Values = Readonly<Record<string, Json | undefined>>;

/** Whether a value is a map, so that a path can go on below it. */
export function isMap(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The path as text, keys joined by dots. A dot inside a key is written `\.`, as `helm --set` wants it
 * (helm.sh/docs/intro/using_helm, "The Format and Limitations of --set"); so is a blank.
 */
export function showPath(path: ValuePath): string {
  return path.map((key) => key.replace(/[\\. ]/g, (character) => `\\${character}`)).join(".");
}

/** The inverse of {@link showPath}. */
export function parsePath(text: string): ValuePath {
  const keys = [""];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === ".") keys.push("");
    else {
      if (character === "\\") at += 1;
      keys.push(`${keys.pop() ?? ""}${text.charAt(at)}`);
    }
  }
  return keys;
}

/** The value at a path, or undefined where a key on the way is absent. */
export function valueAt(values: Json, path: ValuePath): Json | undefined {
  let value: Json | undefined = values;
  for (const key of path) {
    if (!isMap(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Every place that holds no further places: scalars, lists as a whole, empty maps. */
export function leavesOf(values: Values): ValuePath[] {
  return Object.entries(values).flatMap(([key, value]) =>
    isMap(value) && Object.keys(value).length > 0 ? leavesOf(value).map((path) => [key, ...path]) : [[key]],
  );
}

/** A copy of the values without what lies at the path. Maps that become empty stay. */
export function without(values: Values, path: ValuePath): Values {
  const [first, ...rest] = path;
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, Json | undefined][] => {
      if (key !== first) return [[key, value]];
      return rest.length > 0 && isMap(value) ? [[key, without(value, rest)]] : [];
    }),
  );
}

/** A copy of the values with another value at a path that exists. */
export function withValue(values: Values, [first, ...rest]: ValuePath, value: Json): Values {
  if (first === undefined) return values;
  const below = values[first];
  return { ...values, [first]: rest.length > 0 && isMap(below) ? withValue(below, rest, value) : value };
}

/** `over` laid on `base` the way Helm does: maps merge, everything else is replaced. */
export function overlay(base: Values, over: Values): Values {
  const merged: Record<string, Json | undefined> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = base[key];
    merged[key] = isMap(below) && isMap(value) ? overlay(below, value) : value;
  }
  return merged;
}
