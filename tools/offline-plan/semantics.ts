import { describeProblem } from "../../constructs/core/errors";
import type { Diagnostic, PathStep } from "./protocol/messages";
import { typeOfBlock } from "./protocol/types";
import { isUnknown, isValueMap, type Value, type ValueList, type ValueMap } from "./protocol/value";
import type { Block, Nesting, ValueType } from "./schema/schema";
import { CHOICES, CONFLICTS, VALUE_RULES, type Objection } from "./semantics-rules";

/**
 * What a real provider would object to beyond its schema, as far as a table can say it: values that only the provider
 * gives, forms of texts, choices, and arguments that exclude each other. What is not known yet passes.
 */
export function semanticDiagnostics(type: string, block: Block, config: Value): Diagnostic[] {
  const leaves = leavesOf(typeOfBlock(block), config, ROOT);
  return [
    ...readOnlyDiagnostics(block, config, ROOT),
    ...leaves.flatMap((leaf) => valueDiagnostics(type, leaf)),
    ...conflictDiagnostics(type, leaves),
  ];
}

/** A place in a configuration. */
interface Place {
  /** `access_config.authentication_mode`, `tags["owner"]`: without positions in lists. */
  readonly path: string;
  /** The same for Terraform, up to the first element that has no address. */
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
  if (kind === "tuple") return [];
  if (kind === "object") {
    return Object.entries(inner).flatMap(([name, of]) => leavesOf(of, (value as ValueMap)[name], member(place, name)));
  }
  return elements(kind, value, place).flatMap(([item, at]) => leavesOf(inner, item, at));
}

/** What a value consists of by its nesting, each with its place. */
function elements(nesting: Nesting, value: Value | undefined, place: Place): (readonly [Value, Place])[] {
  if (value === null || value === undefined || isUnknown(value)) return [];
  switch (nesting) {
    case "single":
      return [[value, place]];
    case "list":
      return (value as ValueList).map((item, at) => [item, position(place, at)]);
    case "set":
      return (value as ValueList).map((item) => [item, { ...place, exact: false }]);
    case "map":
      return Object.entries(value as ValueMap).map(([key, item]) => [item, keyed(place, key)]);
  }
}

function member(place: Place, name: string): Place {
  const path = place.path === "" ? name : `${place.path}.${name}`;
  return { ...place, path, steps: place.exact ? [...place.steps, { attribute_name: name }] : place.steps };
}

function keyed(place: Place, key: string): Place {
  return { ...place, path: `${place.path}["${key}"]`, exact: false };
}

function position(place: Place, at: number): Place {
  return place.exact ? { ...place, steps: [...place.steps, { element_key_int: at }] } : place;
}

const READ_ONLY: Objection = { problem: "is given by the provider alone", fix: "Leave it out" };

/** Terraform leaves it to the providers to refuse values for what is computed alone. */
function readOnlyDiagnostics({ attributes, blocks }: Block, value: Value, place: Place): Diagnostic[] {
  if (!isValueMap(value)) return [];
  const given = Object.entries(attributes)
    .filter(([name, { computed, optional }]) => computed && !optional && (value[name] ?? null) !== null)
    .map(([name]) => diagnostic("Value for a computed attribute", member(place, name), READ_ONLY));
  const nested = Object.entries(blocks).flatMap(([name, { nesting, block }]) =>
    elements(nesting, value[name], member(place, name)).flatMap(([item, at]) => readOnlyDiagnostics(block, item, at)),
  );
  return [...given, ...nested];
}

function valueDiagnostics(type: string, leaf: Leaf): Diagnostic[] {
  const { value, path } = leaf;
  if (typeof value !== "string") return [];
  return VALUE_RULES.filter((rule) => rule.types.test(type) && rule.path.test(path))
    .map((rule) => rule.check(value))
    .concat(choiceObjection(value, CHOICES[type]?.[path]))
    .filter((objection) => objection !== undefined)
    .map((objection) => diagnostic("Invalid value", leaf, objection, value));
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
