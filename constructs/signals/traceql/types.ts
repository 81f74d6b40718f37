/**
 * Types of TraceQL's values: whole and fractional numbers and durations are compared with one another. What an attribute
 * is, only the span knows.
 */
export type FieldType = "any" | "number" | "text" | "boolean" | "status" | "kind" | "nil";

/** Intrinsics by their names with and without a scope (grafana/tempo, pkg/traceql/enum_attributes.go and ast.go). */
export const INTRINSICS: Readonly<Record<string, FieldType>> = {
  duration: "number",
  kind: "kind",
  name: "text",
  nestedSetLeft: "number",
  nestedSetParent: "number",
  nestedSetRight: "number",
  rootName: "text",
  rootServiceName: "text",
  status: "status",
  statusMessage: "text",
  traceDuration: "number",
  "event:name": "text",
  "event:timeSinceStart": "number",
  "instrumentation:name": "text",
  "instrumentation:version": "text",
  "link:spanID": "text",
  "link:traceID": "text",
  "span:childCount": "number",
  "span:duration": "number",
  "span:id": "text",
  "span:kind": "kind",
  "span:name": "text",
  "span:parentID": "text",
  "span:status": "status",
  "span:statusMessage": "text",
  "trace:duration": "number",
  "trace:id": "text",
  "trace:rootName": "text",
  "trace:rootService": "text",
};

/** Literals that are words; others are numbers, durations and texts. */
export const LITERALS: Readonly<Record<string, FieldType>> = {
  ...named("boolean", "true", "false"),
  ...named("status", "ok", "error", "unset"),
  ...named("kind", "unspecified", "internal", "server", "client", "producer", "consumer"),
  nil: "nil",
};

function named(type: FieldType, ...words: readonly string[]): Record<string, FieldType> {
  return Object.fromEntries(words.map((word) => [word, type]));
}

const EQUAL = ["=", "!="];
const ORDER = [">", ">=", "<", "<="];

/** The operators of each type (grafana/tempo, pkg/traceql/enum_operators.go, binaryTypeValid). */
const OPERATORS: Readonly<Record<Exclude<FieldType, "any">, readonly string[]>> = {
  boolean: ["&&", "||", ...EQUAL],
  kind: EQUAL,
  nil: EQUAL,
  number: ["+", "-", "*", "/", "%", "^", ...EQUAL, ...ORDER],
  status: EQUAL,
  text: [...EQUAL, "=~", "!~", ...ORDER],
};

/** Whether values of a type are calculated or compared so. */
export function takes(operator: string, type: FieldType): boolean {
  return type === "any" || OPERATORS[type].includes(operator);
}

/** Whether values of two types can stand on the two sides of an operator. */
export function comparesWith(left: FieldType, right: FieldType): boolean {
  return left === "any" || right === "any" || left === right;
}
