import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Json } from "../../constructs/core/json";
import { isMap, valueAt, type Values } from "../lib/value-path";
import { readManifests } from "./manifests";

/** Schemas of custom resources, by `apiVersion` and kind. */
export interface Crds {
  readonly schemas: ReadonlyMap<string, Values>;
  /** The API versions that a cluster with these definitions serves, as charts ask for them. */
  readonly apiVersions: readonly string[];
}

/** The key of a schema. */
export function crdKey(apiVersion: string, kind: string): string {
  return `${apiVersion}/${kind}`;
}

/** Definitions in `crds` folders of charts, and all those in `extra` folders. Templates of definitions are not read. */
export function loadCrds(charts: readonly string[], extra: readonly string[] = []): Crds {
  const files = [
    ...charts.flatMap((folder) => yamlFiles(folder).filter((file) => file.split(sep).at(-2) === "crds")),
    ...extra.flatMap(yamlFiles),
  ];
  const schemas = new Map(files.flatMap((file) => readSchemas(readFileSync(file, "utf8"))));
  const versions = [...schemas.keys()].flatMap((key) => [key, key.slice(0, key.lastIndexOf("/"))]);
  return { schemas, apiVersions: [...new Set(versions)].sort() };
}

function yamlFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The schemas of every version of every definition in a YAML text. */
export function readSchemas(text: string): [string, Values][] {
  if (!text.includes("CustomResourceDefinition")) return [];
  return readManifests(text)
    .filter(({ kind }) => kind === "CustomResourceDefinition")
    .flatMap(({ object }) => listAt(object, ["spec", "versions"]).flatMap((version) => readVersion(object, version)));
}

function readVersion(definition: Values, version: Json): [string, Values][] {
  const schema = valueAt(version, ["schema", "openAPIV3Schema"]);
  const group = textAt(definition, ["spec", "group"]);
  const kind = textAt(definition, ["spec", "names", "kind"]);
  return isMap(schema) ? [[crdKey(`${group}/${textAt(version, ["name"])}`, kind), schema]] : [];
}

function textAt(value: Json, path: readonly string[]): string {
  const text = valueAt(value, path);
  return typeof text === "string" ? text : "";
}

function listAt(object: Values, path: readonly string[]): readonly Json[] {
  const value = valueAt(object, path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
