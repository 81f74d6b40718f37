import { isMap } from "../lib/value-path";

/** Arguments of a resource by their Terraform names. */
export type Attributes = Readonly<Record<string, unknown>>;

/** Stands where a value is known only after the apply. */
export const UNKNOWN = Symbol("known after apply");

/** The planned values with {@link UNKNOWN} wherever `after_unknown` says so. */
export function withUnknown(values: unknown, unknown: unknown): unknown {
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(unknown)) {
    const list: readonly unknown[] = Array.isArray(values) ? values : [];
    const length = Math.max(list.length, unknown.length);
    return Array.from({ length }, (_, index) => withUnknown(list[index], unknown[index]));
  }
  if (!isMap(unknown)) return values;
  const map = isMap(values) ? values : {};
  const keys = new Set([...Object.keys(map), ...Object.keys(unknown)]);
  return Object.fromEntries([...keys].map((key) => [key, withUnknown(map[key], unknown[key])]));
}

/**
 * Every value at a path such as `ingress.cidr_blocks`, through all blocks and lists on the way. Absent ones and nulls
 * are left out; what lies in an unknown block is unknown.
 */
export function valuesAt(attributes: unknown, path: string): readonly unknown[] {
  const step = (found: readonly unknown[], key: string): readonly unknown[] =>
    found.flatMap((value) => present(value === UNKNOWN ? UNKNOWN : isMap(value) ? value[key] : undefined));
  return path.split(".").reduce(step, [attributes]);
}

/** The first value at a path, where there is at most one. */
export function valueAt(attributes: unknown, path: string): unknown {
  return valuesAt(attributes, path)[0];
}

/** The texts at a path; what is unknown is left out. */
export function textsAt(attributes: unknown, path: string): readonly string[] {
  return valuesAt(attributes, path).filter((value) => typeof value === "string");
}

/** All blocks at a path. */
export function blocksAt(attributes: unknown, path: string): readonly Attributes[] {
  return valuesAt(attributes, path).filter(isMap);
}

/** Whether something is at a path. What is only known after the apply counts: a reference to something new. */
export function isSet(attributes: unknown, path: string): boolean {
  return valuesAt(attributes, path).some((value) => value !== "");
}

/** A list as its elements, at whatever depth; nothing for null and undefined. */
function present(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]).flatMap(present) : [value];
}
