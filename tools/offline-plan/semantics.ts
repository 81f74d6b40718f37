import { describeProblem } from "../../constructs/core/errors";
import type { Diagnostic, PathStep } from "./protocol/messages";
import { isUnknown, type Value, type ValueList, type ValueMap } from "./protocol/value";
import type { ValueType } from "./schema/schema";
import { CHOICES, CONFLICTS, VALUE_RULES, type Objection } from "./semantics-rules";

/**
 * What a real provider would object to beyond its schema, as far as a table can say it: forms of texts, choices, and
 * arguments that exclude each other. What is not known yet passes.
 */
export function semanticDiagnostics(type: string, valueType: ValueType, config: Value): Diagnostic[] {
  const leaves = leavesOf(valueType, config, ROOT);
  return [...leaves.flatMap((leaf) => valueDiagnostics(type, leaf)), ...conflictDiagnostics(type, leaves)];
}

/** A place in a configuration. */
interface Place {
  /** `access_config.authentication_mode`: without the positions in lists. */
  readonly path: string;
  /** The same for Terraform, up to the first element that cannot be addressed. */
  readonly steps: readonly PathStep[];
  /** Whether the steps lead to the place itself. */
  readonly exact: boolean;
}

interface Leaf extends Place {
  readonly value: string | number | bigint | boolean;
}

const ROOT: Place = { path: "", steps: [], exact: true };

/** Every known value that is a text, a number or a truth value. */
function leavesOf(type: ValueType, value: Value | undefined, place: Place): Leaf[] {
  if (value === null || value === undefined || isUnknown(value) || type === "dynamic") return [];
  if (typeof type === "string") return [{ ...place, value: value as Leaf["value"] }];
  const [kind, inner] = type;
  if (kind === "object") {
    return Object.entries(inner).flatMap(([name, of]) => leavesOf(of, (value as ValueMap)[name], member(place, name)));
  }
  if (kind === "map") {
    return Object.entries(value as ValueMap).flatMap(([key, item]) => leavesOf(inner, item, inside(place, key)));
  }
  if (kind === "tuple") return [];
  return (value as ValueList).flatMap((item, at) =>
    leavesOf(inner, item, kind === "list" ? element(place, at) : { ...place, exact: false }),
  );
}

function member(place: Place, name: string): Place {
  const steps = place.exact ? [...place.steps, { attribute_name: name }] : place.steps;
  return { ...place, path: joined(place.path, name), steps };
}

function element(place: Place, at: number): Place {
  return place.exact ? { ...place, steps: [...place.steps, { element_key_int: at }] } : place;
}

function inside(place: Place, key: string): Place {
  return { ...place, path: joined(place.path, key), exact: false };
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function valueDiagnostics(type: string, leaf: Leaf): Diagnostic[] {
  const { value, path } = leaf;
  if (typeof value !== "string") return [];
  const objections = VALUE_RULES.filter((rule) => rule.types.test(type) && rule.path.test(path))
    .map((rule) => rule.check(value))
    .concat(choiceObjection(value, CHOICES[type]?.[path]))
    .filter((objection) => objection !== undefined);
  return objections.map((objection) => diagnostic("Invalid value", leaf, objection, value));
}

function choiceObjection(value: string, choices: readonly string[] | undefined): Objection | undefined {
  if (choices === undefined || choices.includes(value)) return undefined;
  return { problem: "is not one of the choices", fix: `Use one of ${choices.join(", ")}` };
}

function conflictDiagnostics(type: string, leaves: readonly Leaf[]): Diagnostic[] {
  return CONFLICTS.filter(({ types }) => types.test(type)).flatMap(({ paths: [one, other] }) => {
    const given = leaves.find(({ path }) => path === one);
    if (!given || !leaves.some(({ path }) => path === other)) return [];
    const objection = { problem: `cannot be given together with ${other}`, fix: "Leave one of them out" };
    return [diagnostic("Conflicting arguments", given, objection)];
  });
}

function diagnostic(summary: string, { path, steps }: Place, objection: Objection, value?: string): Diagnostic {
  const detail = describeProblem({ at: path, value, ...objection });
  return { severity: 1, summary, detail, attribute: { steps } };
}
