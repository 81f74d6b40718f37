import { typeOfAttribute } from "../protocol/types";
import { Dynamic, isList, isUnknown, isValueMap, mapValues } from "../protocol/value";
import type { Value, ValueList, ValueMap } from "../protocol/value";
import type { Attribute, Block, NestedType, Nesting, ValueType } from "../schema/schema";

/** Makes up a text, a number or a truth value. The path holds names only, for example `["identity", "issuer"]`. */
export type Invent = (path: readonly string[], type: "string" | "number" | "bool") => Value;

/** A planned object with a value in every place that was unknown. What was known stays as it is. */
export function fillBlock(block: Block, planned: ValueMap, invent: Invent, path: readonly string[] = []): ValueMap {
  return {
    ...mapValues(block.attributes, (attribute, name) =>
      fillAttribute(attribute, planned[name] ?? null, invent, [...path, name]),
    ),
    ...mapValues(block.blocks, ({ nesting, block: inner }, name) =>
      eachElement(nesting, planned[name] ?? null, (item) => fillBlock(inner, item, invent, [...path, name])),
    ),
  };
}

function fillAttribute(attribute: Attribute, value: Value, invent: Invent, path: readonly string[]): Value {
  const { nested, optional } = attribute;
  if (!nested) return fillValue(typeOfAttribute(attribute), value, invent, path, optional);
  if (isUnknown(value)) return inventNested(nested, optional, invent, path);
  return eachElement(nested.nesting, value, (item) =>
    fillBlock({ attributes: nested.attributes, blocks: {} }, item, invent, path),
  );
}

/** Objects in a list, in a map or alone. */
function eachElement(nesting: Nesting, value: Value, fill: (item: ValueMap) => Value): Value {
  const fillOne = (item: Value): Value => (isValueMap(item) ? fill(item) : item);
  if (isList(value)) return value.map(fillOne);
  return nesting === "map" && isValueMap(value) ? mapValues(value, fillOne) : fillOne(value);
}

function inventNested(
  { nesting, attributes }: NestedType,
  optional: boolean,
  invent: Invent,
  path: readonly string[],
): Value {
  if (nesting === "map") return {};
  if (nesting !== "single" && optional) return [];
  const element = mapValues(attributes, (attribute, name) =>
    attribute.computed && !attribute.writeOnly
      ? inventValue(typeOfAttribute(attribute), invent, [...path, name], attribute.optional)
      : null,
  );
  return nesting === "single" ? element : [element];
}

function fillValue(type: ValueType, value: Value, invent: Invent, path: readonly string[], optional: boolean): Value {
  if (isUnknown(value)) return inventValue(type, invent, path, optional);
  if (value === null) return null;
  if (value instanceof Dynamic) return new Dynamic(value.type, fillValue(value.type, value.value, invent, path, false));
  if (typeof type === "string") return value;
  if (type[0] === "object") {
    return mapValues(type[1], (inner, name) =>
      fillValue(inner, (value as ValueMap)[name] ?? null, invent, [...path, name], false),
    );
  }
  if (type[0] === "tuple") {
    return type[1].map((inner, at) => fillValue(inner, (value as ValueList)[at] ?? null, invent, path, false));
  }
  const fillItem = (item: Value): Value => fillValue(type[1], item, invent, path, false);
  return isList(value) ? value.map(fillItem) : mapValues(value as ValueMap, fillItem);
}

/** One element in every list, so that a stack may read the first; none where the user could have given objects. */
function inventValue(type: ValueType, invent: Invent, path: readonly string[], optional: boolean): Value {
  if (type === "dynamic") return new Dynamic("string", invent(path, "string"));
  if (typeof type === "string") return invent(path, type);
  if (type[0] === "object") {
    return mapValues(type[1], (inner, name) => inventValue(inner, invent, [...path, name], false));
  }
  if (type[0] === "tuple") return type[1].map((inner) => inventValue(inner, invent, path, false));
  if (type[0] === "map") return {};
  const holdsObjects = Array.isArray(type[1]);
  return optional && holdsObjects ? [] : [inventValue(type[1], invent, path, false)];
}
