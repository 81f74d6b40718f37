import type { Attribute, Block, NestedBlock, Nesting, ValueType } from "../../tools/offline-plan/schema";

/** How much of a type a configuration says: only what it must, or everything it may. */
export type Shape = "minimal" | "maximal";

/** A configuration of a type, as it stands in Terraform JSON. */
export function configurationOf(block: Block, shape: Shape): Record<string, unknown> {
  const attributes = Object.entries(block.attributes)
    .filter(([, attribute]) => isSaid(attribute, shape))
    .map(([name, attribute]) => [name, attributeValue(attribute, shape)]);
  const blocks = Object.entries(block.blocks)
    .filter(([, { minItems }]) => shape === "maximal" || minItems > 0)
    .map(([name, nested]) => [name, blockValue(nested, shape)]);
  return Object.fromEntries([...attributes, ...blocks]) as Record<string, unknown>;
}

function isSaid({ required, optional }: Attribute, shape: Shape): boolean {
  return required || (shape === "maximal" && optional);
}

function attributeValue({ type = "dynamic", nested }: Attribute, shape: Shape): unknown {
  if (!nested) return valueOf(type);
  return repeat(nested.nesting, configurationOf({ attributes: nested.attributes, blocks: {} }, shape), shape);
}

function blockValue({ nesting, block, maxItems }: NestedBlock, shape: Shape): unknown {
  return repeat(nesting, configurationOf(block, shape), maxItems === 1 ? "minimal" : shape);
}

/** In the maximal shape, what may be repeated is. */
function repeat(nesting: Nesting, value: object, shape: Shape): unknown {
  if (nesting === "single") return value;
  if (nesting === "map") return { one: value };
  return shape === "maximal" && nesting === "list" ? [value, value] : [value];
}

function valueOf(type: ValueType): unknown {
  if (type === "string" || type === "dynamic") return "text";
  if (type === "number") return 1;
  if (type === "bool") return true;
  switch (type[0]) {
    case "list":
    case "set":
      return [valueOf(type[1])];
    case "map":
      return { key: valueOf(type[1]) };
    case "object":
      return Object.fromEntries(Object.entries(type[1]).map(([name, inner]) => [name, valueOf(inner)]));
    case "tuple":
      return type[1].map(valueOf);
  }
}
