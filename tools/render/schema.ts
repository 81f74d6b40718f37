import type { Json } from "../../constructs/core/json";
import { isMap, type Values } from "../lib/value-path";

/**
 * Holds a value against a structural schema as the API server does for custom resources, and beyond it: a field the
 * schema does not know is dropped there in silence, and a mistake here
 * (kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions, "Specifying a structural
 * schema"). Rules in `x-kubernetes-validations` are not evaluated.
 */
export function schemaProblems(schema: Values, value: Json, at: string): string[] {
  if (value === null) return schema.nullable === true ? [] : [`${at}: is null`];
  if (schema["x-kubernetes-int-or-string"] === true) return intOrString(schema, value, at);
  const combined = alternativeProblems(schema, value, at);
  switch (schema.type) {
    case "object":
      return isMap(value) ? [...combined, ...objectProblems(schema, value, at)] : [wrongType("an object", value, at)];
    case "array":
      return isList(value) ? [...combined, ...listProblems(schema, value, at)] : [wrongType("a list", value, at)];
    case "string":
      return typeof value === "string"
        ? [...combined, ...textProblems(schema, value, at)]
        : [wrongType("a text", value, at)];
    case "integer":
    case "number":
      return isNumber(schema, value)
        ? [...combined, ...numberProblems(schema, value, at)]
        : [wrongType(`a ${schema.type}`, value, at)];
    case "boolean":
      return typeof value === "boolean" ? combined : [wrongType("a boolean", value, at)];
    default:
      return [...combined, ...untypedProblems(schema, value, at)];
  }
}

/** Conditions inside `allOf` and its like name no type, and say nothing about fields they do not name. */
function untypedProblems(schema: Values, value: Json, at: string): string[] {
  if (isMap(value)) return objectProblems({ ...schema, "x-kubernetes-preserve-unknown-fields": true }, value, at);
  if (isList(value)) return listProblems(schema, value, at);
  if (typeof value === "string") return textProblems(schema, value, at);
  return typeof value === "number" ? numberProblems(schema, value, at) : enumProblems(schema, value, at);
}

function wrongType(wanted: string, value: Json, at: string): string {
  return `${at}: wants ${wanted}, got ${show(value)}`;
}

function show(value: Json): string {
  return JSON.stringify(value).slice(0, 80);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isNumber(schema: Values, value: Json): value is number {
  return typeof value === "number" && (schema.type === "number" || Number.isInteger(value));
}

function intOrString(schema: Values, value: Json, at: string): string[] {
  if (typeof value === "string") return textProblems(schema, value, at);
  return Number.isInteger(value) ? [] : [wrongType("an integer or a text", value, at)];
}

function objectProblems(schema: Values, value: Values, at: string): string[] {
  const properties = isMap(schema.properties) ? schema.properties : {};
  const missing = texts(schema.required).filter((key) => value[key] === undefined);
  return [
    ...missing.map((key) => `${at}: lacks ${key}`),
    ...limits(Object.keys(value).length, schema.minProperties, schema.maxProperties, `${at}: number of keys`),
    ...Object.entries(value).flatMap(([key, item = null]) => {
      const below = properties[key] ?? schema.additionalProperties;
      if (isMap(below)) return schemaProblems(below, item, `${at}.${key}`);
      return below === true || isFree(schema) ? [] : [`${at}.${key}: is no field of this kind`];
    }),
  ];
}

function isFree(schema: Values): boolean {
  return schema["x-kubernetes-preserve-unknown-fields"] === true || schema["x-kubernetes-embedded-resource"] === true;
}

function listProblems(schema: Values, value: readonly Json[], at: string): string[] {
  const { items } = schema;
  return [
    ...limits(value.length, schema.minItems, schema.maxItems, `${at}: number of items`),
    ...repeated(schema, value).map((key) => `${at}: has two items ${key}`),
    ...(isMap(items) ? value.flatMap((item, index) => schemaProblems(items, item, `${at}[${index}]`)) : []),
  ];
}

/** Items that the API server takes for the same one (`x-kubernetes-list-type` map or set). */
function repeated(schema: Values, value: readonly Json[]): string[] {
  const keys = texts(schema["x-kubernetes-list-map-keys"]);
  const type = schema["x-kubernetes-list-type"];
  if (type !== "map" && type !== "set") return [];
  const names = value.map((item) => show(type === "map" && isMap(item) ? keys.map((key) => item[key] ?? null) : item));
  return names.filter((name, at) => names.indexOf(name) !== at);
}

function textProblems(schema: Values, value: string, at: string): string[] {
  const different = typeof schema.pattern === "string" && patternOf(schema.pattern)?.test(value) === false;
  return [
    ...enumProblems(schema, value, at),
    ...(different ? [`${at}: ${show(value)} does not match ${show(schema.pattern ?? "")}`] : []),
    ...limits([...value].length, schema.minLength, schema.maxLength, `${at}: length`),
  ];
}

/** Patterns are of Go's dialect; one that JavaScript does not read is not checked. */
function patternOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

function numberProblems(schema: Values, value: number, at: string): string[] {
  return [...enumProblems(schema, value, at), ...limits(value, schema.minimum, schema.maximum, at)];
}

function enumProblems(schema: Values, value: Json, at: string): string[] {
  const allowed = schema.enum;
  if (!Array.isArray(allowed) || (allowed as readonly Json[]).includes(value)) return [];
  return [`${at}: ${show(value)} is none of ${allowed.map((item: Json) => show(item)).join(", ")}`];
}

function limits(value: number, minimum: Json | undefined, maximum: Json | undefined, at: string): string[] {
  return [
    ...(typeof minimum === "number" && value < minimum ? [`${at}: ${value} is less than ${minimum}`] : []),
    ...(typeof maximum === "number" && value > maximum ? [`${at}: ${value} is more than ${maximum}`] : []),
  ];
}

/** `allOf`, `anyOf`, `oneOf` and `not` hold conditions on a value whose fields the schema itself lists. */
function alternativeProblems(schema: Values, value: Json, at: string): string[] {
  const holds = (condition: Json): boolean => isMap(condition) && schemaProblems(condition, value, "").length === 0;
  const any = conditions(schema.anyOf);
  const one = conditions(schema.oneOf);
  return [
    ...(conditions(schema.allOf).every(holds) ? [] : [`${at}: fails a condition of allOf`]),
    ...(any.length === 0 || any.some(holds) ? [] : [`${at}: meets no condition of anyOf`]),
    ...(one.length === 0 || one.filter(holds).length === 1
      ? []
      : [`${at}: does not meet exactly one condition of oneOf`]),
    ...(isMap(schema.not) && holds(schema.not) ? [`${at}: meets the condition of not`] : []),
  ];
}

function conditions(list: Json | undefined): readonly Json[] {
  return Array.isArray(list) ? (list as readonly Json[]) : [];
}

function texts(list: Json | undefined): string[] {
  return conditions(list).filter((item) => typeof item === "string");
}
