import { decode, encode } from "@msgpack/msgpack";
import type { ValueType } from "../schema/schema";
import { Dynamic, isList, isUnknown, isValueMap, mapValues, type Value, type ValueMap } from "./value";

/** A value as the messages of the protocol carry it. */
export interface Encoded {
  readonly msgpack: Uint8Array;
  readonly json?: Uint8Array;
}

/** Integers beyond the range of a JavaScript number stay exact. */
const OPTIONS = { useBigInt64: true };

export function encodeValue(type: ValueType, value: Value): Encoded {
  return { msgpack: encode(walk(type, value, openDynamic), OPTIONS) };
}

export function decodeValue(type: ValueType, encoded: Encoded | null | undefined): Value {
  if (encoded?.msgpack.length) return walk(type, decode(encoded.msgpack, OPTIONS) as Value, closeDynamic);
  return encoded?.json?.length ? decodeState(type, encoded.json) : null;
}

/** A value as state files hold it. */
export function decodeState(type: ValueType, json: Uint8Array): Value {
  return walk(type, JSON.parse(new TextDecoder().decode(json)) as Value, closeStateDynamic);
}

type OnDynamic = (value: Value) => Value;

/** Visits a value along its type and lets `onDynamic` translate the places where the type is left open. */
function walk(type: ValueType, value: Value | undefined, onDynamic: OnDynamic): Value {
  if (value === null || value === undefined) return null;
  if (isUnknown(value)) return value;
  if (type === "dynamic") return onDynamic(value);
  if (typeof type === "string") return value;
  if (type[0] === "object") return mapValues(type[1], (inner, key) => walk(inner, (value as ValueMap)[key], onDynamic));
  if (type[0] === "tuple") return type[1].map((inner, at) => walk(inner, (value as readonly Value[])[at], onDynamic));
  if (isList(value)) return value.map((item) => walk(type[1], item, onDynamic));
  return mapValues(value as ValueMap, (item) => walk(type[1], item, onDynamic));
}

/** On the wire: the type as JSON text in bytes, then the value. */
function openDynamic(value: Value): Value {
  const { type, value: inner } = value instanceof Dynamic ? value : new Dynamic(inferredType(value), value);
  const typeText = new TextEncoder().encode(JSON.stringify(type));
  return [typeText as unknown as Value, walk(type, inner, openDynamic)];
}

function closeDynamic(value: Value): Value {
  const [typeText, inner] = value as unknown as readonly [Uint8Array, Value];
  const type = JSON.parse(new TextDecoder().decode(typeText)) as ValueType;
  return new Dynamic(type, walk(type, inner, closeDynamic));
}

/** In a state file: an object of type and value. */
function closeStateDynamic(value: Value): Value {
  const { type, value: inner } = value as unknown as { readonly type: ValueType; readonly value: Value };
  return new Dynamic(type, walk(type, inner, closeStateDynamic));
}

function inferredType(value: Value): ValueType {
  if (typeof value === "string") return "string";
  if (typeof value === "number" || typeof value === "bigint") return "number";
  if (typeof value === "boolean") return "bool";
  if (isList(value)) return ["tuple", value.map(inferredType)];
  return isValueMap(value) ? ["object", mapValues(value, inferredType)] : "dynamic";
}
