import type { Json } from "../../constructs/core/json";
import { isMap, showPath, type ValuePath, type Values } from "../lib/value-path";
import type { Contract, ContractEntry, ValueType } from "./contract";
import { schemaEntries } from "./schema-types";
import type { ChartSource } from "./source";
import type { Use } from "./template/possible";
import { usesOf, type Uses } from "./template/uses";

/** Kubernetes takes a number or a text there (apimachinery, `IntOrString`). */
const INT_OR_STRING = ["maxSurge", "maxUnavailable", "minAvailable", "targetPort"];

const SCALAR: readonly ValueType[] = ["boolean", "number", "string"];

/** The contract of a chart: places from its defaults, its schemas and its templates, in rising order of what they know. */
export function deriveContract(source: ChartSource): Contract {
  const uses = usesOf(source.templates, source.defaults);
  const schema = new Map(
    source.schemas
      .flatMap(({ prefix, schema }) => schemaEntries(schema, prefix))
      .map((entry) => [showPath(entry.path), entry]),
  );
  const entries = new Map<string, ContractEntry>();
  for (const entry of [
    ...readEntries(uses),
    ...schema.values(),
    ...defaultEntries(source.defaults, [], uses, schema),
  ]) {
    entries.set(showPath(entry.path), { ...entry, open: entry.open && mayBeMap(entry) });
  }
  return { chart: source.name, version: source.version, entries };
}

function mayBeMap({ types }: ContractEntry): boolean {
  return types.length === 0 || types.includes("map");
}

/** Places that templates read, with the maps on the way to them. */
function readEntries(uses: Uses): ContractEntry[] {
  return [...uses.values()].flatMap(({ path }) =>
    path.map((_, at) => {
      const place = path.slice(0, at + 1);
      return { path: place, types: [], open: usesAt(uses, place).has("passed") };
    }),
  );
}

function defaultEntries(
  values: Values,
  above: ValuePath,
  uses: Uses,
  schema: ReadonlyMap<string, ContractEntry>,
): ContractEntry[] {
  return Object.entries(values).flatMap(([key, value = null]) => {
    const path = [...above, key];
    const told = describeDefault(path, value, uses);
    const demanded = schema.get(showPath(path));
    const entry = { path, ...told, ...(demanded && demanded.types.length > 0 ? { types: demanded.types } : {}) };
    return [entry, ...(isMap(value) ? defaultEntries(value, path, uses, schema) : [])];
  });
}

/**
 * What a default tells. An empty default tells little: `{}` and null are filled by the user, unless the templates only
 * ever read single keys of it; `""` and `false` stand for "not set" in front of texts and numbers, and of maps where
 * a template passes them on.
 */
function describeDefault(path: ValuePath, value: Json, uses: Uses): Pick<ContractEntry, "types" | "open"> {
  const here = usesAt(uses, path);
  const passed = here.has("passed");
  const empty = value === null || (isMap(value) && Object.keys(value).length === 0);
  const open = passed || (empty && !isReadBelow(uses, path));
  if (value === null || here.has("tested")) return { types: [], open };
  if (isMap(value)) return { types: ["map"], open };
  if (Array.isArray(value)) return { types: ["list"], open: false };
  if (passed) return { types: [], open: true };
  if (value === "" || (value === false && here.has("printed"))) return { types: SCALAR, open: false };
  if (INT_OR_STRING.includes(path.at(-1) ?? "")) return { types: ["number", "string"], open: false };
  return { types: [typeof value as ValueType], open: false };
}

function isReadBelow(uses: Uses, path: ValuePath): boolean {
  return [...uses.keys()].some((place) => place.startsWith(`${showPath(path)}.`));
}

function usesAt(uses: Uses, path: ValuePath): ReadonlySet<Use> {
  return uses.get(showPath(path))?.uses ?? new Set();
}
