import type { Stored } from "./lines";
import type { Nesting, ValueType } from "./schema";

/** What a member holds: a value of a known type, or structs, whose members stand elsewhere in the source. */
export type Shape = { readonly type: ValueType } | StructShape;

/** One struct, or many of them. */
export interface StructShape {
  readonly struct: string;
  readonly nesting: Nesting;
}

const ELEMENTS: Readonly<Record<string, ValueType>> = {
  string: "string",
  number: "number",
  boolean: "bool",
  anymap: "dynamic",
};

const COLLECTION = /^(?<element>string|number|boolean|anyMap)(?<layers>(?:List|Map)*)$/i;

/** Turns the generator's words into Terraform's; undefined for `any`, which stands for what it could not express. */
export function shapeOf({ kind, name }: Stored, isStruct: (name: string) => boolean): Shape | undefined {
  const { element, layers } = COLLECTION.exec(name)?.groups ?? {};
  const type = ELEMENTS[element?.toLowerCase() ?? ""];
  if (type !== undefined) return { type: collection(type, layers?.match(/List|Map/g) ?? [], kind) };
  const struct = [name, name.replace(/(OutputReference|List|Map)$/, "")].reverse().find(isStruct);
  if (struct === undefined || kind === "simple") return undefined;
  return { struct, nesting: kind === "struct" ? "single" : kind };
}

/**
 * `stringListMap` names its layers from the inside out. The outermost one is of the given kind; of the others only
 * `List` is known, which stands for sets as well.
 */
function collection(element: ValueType, layers: readonly string[], outermost: Stored["kind"]): ValueType {
  return layers.reduce<ValueType>((type, layer, at) => {
    const isSet = outermost === "set" && at === layers.length - 1;
    return [layer === "Map" ? "map" : isSet ? "set" : "list", type];
  }, element);
}
