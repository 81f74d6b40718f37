import type { Attribute, Block, NestedType, ValueType } from "../schema/schema";
import { mapValues } from "./value";

/** Type of the value that an attribute holds. */
export function typeOfAttribute(attribute: Attribute): ValueType {
  if (attribute.nested) return typeOfNested(attribute.nested);
  return attribute.type ?? "dynamic";
}

function typeOfNested({ nesting, attributes }: NestedType): ValueType {
  const element: ValueType = ["object", mapValues(attributes, typeOfAttribute)];
  return nesting === "single" ? element : [nesting, element];
}

/** Type of the object that a block describes. */
export function typeOfBlock({ attributes, blocks }: Block): ValueType {
  const nested = mapValues(blocks, ({ nesting, block }): ValueType =>
    nesting === "single" ? typeOfBlock(block) : [nesting, typeOfBlock(block)],
  );
  return ["object", { ...mapValues(attributes, typeOfAttribute), ...nested }];
}
