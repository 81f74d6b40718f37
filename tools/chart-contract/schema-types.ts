import type { Json } from "../../constructs/core/json";
import { isMap, type ValuePath, type Values } from "../lib/value-path";
import type { ContractEntry, ValueType } from "./contract";

const TYPES: Readonly<Record<string, ValueType>> = {
  array: "list",
  boolean: "boolean",
  integer: "number",
  null: "null",
  number: "number",
  object: "map",
  string: "string",
};

/** The places that a `values.schema.json` describes, with the types it demands (json-schema.org, draft 7). */
export function schemaEntries(schema: Json, prefix: ValuePath): ContractEntry[] {
  return isMap(schema) ? below(schema, schema, prefix) : [];
}

function below(root: Values, schema: Values, path: ValuePath): ContractEntry[] {
  const properties = isMap(schema.properties) ? schema.properties : {};
  return Object.entries(properties).flatMap(([key, property]) => {
    const at = [...path, key];
    const resolved = isMap(property) ? resolve(root, property) : {};
    return [{ path: at, types: typesOf(root, resolved), open: isOpen(resolved) }, ...below(root, resolved, at)];
  });
}

function resolve(root: Values, schema: Values): Values {
  if (typeof schema.$ref !== "string") return schema;
  const keys = schema.$ref.replace(/^#\//, "").split("/");
  const target = keys.reduce<Json | undefined>((at, key) => (isMap(at) ? at[key] : undefined), root);
  return isMap(target) ? resolve(root, target) : {};
}

function typesOf(root: Values, schema: Values): ValueType[] {
  const alternatives = [schema.anyOf, schema.oneOf].find((list) => Array.isArray(list)) as readonly Json[] | undefined;
  if (alternatives) return union(alternatives.map((item) => (isMap(item) ? typesOf(root, resolve(root, item)) : [])));
  const names: Json[] = Array.isArray(schema.type) ? [...(schema.type as readonly Json[])] : [schema.type ?? ""];
  return names.flatMap((name) => (typeof name === "string" && TYPES[name] ? [TYPES[name]] : []));
}

/** One alternative of unknown type makes the whole unknown. */
function union(alternatives: readonly ValueType[][]): ValueType[] {
  return alternatives.some((types) => types.length === 0) ? [] : [...new Set(alternatives.flat())];
}

function isOpen(schema: Values): boolean {
  return schema.properties === undefined && typesOf(schema, schema).every((type) => type === "map" || type === "null");
}
