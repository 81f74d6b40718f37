import { ExtData } from "@msgpack/msgpack";
import type { ValueType } from "../schema/schema";

/** A value that Terraform and a provider exchange. Which attributes an object has is said by its type. */
export type Value = null | boolean | number | bigint | string | Unknown | Dynamic | ValueList | ValueMap;

export type ValueList = readonly Value[];

export interface ValueMap {
  readonly [name: string]: Value;
}

/**
 * A value that is only known after the apply. On the wire it is an extension of MessagePack, whose content (what is
 * known about the value already) is handed back as it came.
 */
export type Unknown = ExtData;

/** An unknown value about which nothing is known. */
export const UNKNOWN: Unknown = new ExtData(0, new Uint8Array([0]));

export function isUnknown(value: Value | undefined): value is Unknown {
  return value instanceof ExtData;
}

/** A value that carries its type with it, where the schema leaves the type open. */
export class Dynamic {
  constructor(
    readonly type: ValueType,
    readonly value: Value,
  ) {}
}

export function isList(value: Value | undefined): value is ValueList {
  return Array.isArray(value);
}

/** An object or a map, and none of the special values. */
export function isValueMap(value: Value | undefined): value is ValueMap {
  return (
    typeof value === "object" && value !== null && !isList(value) && !isUnknown(value) && !(value instanceof Dynamic)
  );
}

/** The same keys, each with what `change` makes of its value. */
export function mapValues<T, R>(
  map: Readonly<Record<string, T>>,
  change: (item: T, key: string) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, change(item, key)]));
}

/** Text that is equal for equal values, whatever the order of their keys. */
export function stableText(value: Value): string {
  return JSON.stringify(value, (_, item: Value) => {
    if (isUnknown(item)) return "(unknown)";
    if (typeof item === "bigint") return String(item);
    return isValueMap(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item;
  });
}
