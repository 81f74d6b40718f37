import type { Attribute, Block, NestedBlock, Nesting, ValueType } from "../../../../tools/offline-plan/schema";

const PLAIN: Attribute = { required: false, optional: false, computed: false, sensitive: false, writeOnly: false };

/** What a user may give. */
export function optional(type: ValueType = "string"): Attribute {
  return { ...PLAIN, type, optional: true };
}

/** What the provider gives. */
export function computed(type: ValueType = "string"): Attribute {
  return { ...PLAIN, type, computed: true };
}

/** What the provider gives where the user does not. */
export function either(type: ValueType = "string"): Attribute {
  return { ...PLAIN, type, optional: true, computed: true };
}

export function writeOnly(): Attribute {
  return { ...PLAIN, type: "string", optional: true, writeOnly: true };
}

/** Objects as the value of an attribute. */
export function objects(nesting: Nesting, attributes: Block["attributes"], flags: Partial<Attribute> = {}): Attribute {
  return { ...PLAIN, nested: { nesting, attributes }, optional: true, ...flags };
}

export function block(attributes: Block["attributes"], blocks: Block["blocks"] = {}): Block {
  return { attributes, blocks };
}

export function nested(nesting: Nesting, attributes: Block["attributes"], blocks: Block["blocks"] = {}): NestedBlock {
  return { nesting, block: { attributes, blocks }, minItems: 0, maxItems: 0 };
}
