import { isList, isUnknown, isValueMap, mapValues, stableText, UNKNOWN } from "../protocol/value";
import type { Unknown, Value, ValueList, ValueMap } from "../protocol/value";
import type { Attribute, Block, Nesting, NestedBlock } from "../schema/schema";

/**
 * What a resource, or a block of it, will look like after the apply: as proposed, and unknown where the provider decides.
 * @param proposed the configuration, with the values of the prior state where the configuration says nothing
 * @param prior the resource as it is; null when it is to be made
 */
export function planBlock(block: Block, proposed: ValueMap, prior: ValueMap | null): ValueMap {
  return {
    ...mapValues(block.attributes, (attribute, name) => planAttribute(attribute, name, proposed, prior)),
    ...mapValues(block.blocks, ({ nesting, block: inner }: NestedBlock, name) =>
      planNested(nesting, inner, proposed[name] ?? null, prior?.[name] ?? null),
    ),
  };
}

function planAttribute(attribute: Attribute, name: string, proposed: ValueMap, prior: ValueMap | null): Value {
  const value = proposed[name] ?? null;
  if (attribute.writeOnly) return null;
  if (value === null) return attribute.computed && prior === null ? UNKNOWN : null;
  if (!attribute.nested) return value;
  const { nesting, attributes } = attribute.nested;
  return planNested(nesting, { attributes, blocks: {} }, value, prior?.[name] ?? null);
}

function planNested(nesting: Nesting, block: Block, proposed: Value, prior: Value): Value {
  if (proposed === null || isUnknown(proposed)) return proposed;
  if (nesting === "single") return planElement(block, proposed, prior);
  if (nesting === "map") return planMap(block, proposed as ValueMap, prior);
  const before = isList(prior) ? prior : [];
  return nesting === "list"
    ? (proposed as ValueList).map((item, at) => planElement(block, item, before[at] ?? null))
    : planSet(block, proposed as ValueList, before);
}

function planMap(block: Block, proposed: ValueMap, prior: Value): ValueMap {
  const before = isValueMap(prior) ? prior : {};
  return mapValues(proposed, (item, key) => planElement(block, item, before[key] ?? null));
}

function planElement(block: Block, proposed: Value, prior: Value): Value {
  return isValueMap(proposed) ? planBlock(block, proposed, isValueMap(prior) ? prior : null) : proposed;
}

/**
 * Elements of a set have no place and no name. Each is paired with a prior one that differs in computed values alone;
 * otherwise its computed values would be unknown in every plan.
 */
function planSet(block: Block, proposed: ValueList, before: ValueList): ValueList {
  const unpaired = [...before];
  return proposed.map((item) => {
    const at = unpaired.findIndex((candidate) => isValueMap(candidate) && isSame(block, item, candidate));
    const [twin] = at < 0 ? [] : unpaired.splice(at, 1);
    return twin ?? planElement(block, item, null);
  });
}

/** Whether an element asks for what the prior one already is. */
function isSame(block: Block, proposed: Value | Unknown, prior: ValueMap): boolean {
  if (!isValueMap(proposed)) return false;
  const attributes = Object.entries(block.attributes).every(([name, { computed }]) => {
    const asked = proposed[name] ?? null;
    return (computed && asked === null) || stableText(asked) === stableText(prior[name] ?? null);
  });
  return (
    attributes &&
    Object.entries(block.blocks).every(([name, inner]) =>
      areSame(inner.block, proposed[name] ?? null, prior[name] ?? null),
    )
  );
}

function areSame(block: Block, proposed: Value, prior: Value): boolean {
  if (isList(proposed) && isList(prior) && proposed.length === prior.length) {
    return proposed.every((item, at) => isSame(block, item, prior[at] as ValueMap));
  }
  if (isValueMap(proposed) && isValueMap(prior)) return isSame(block, proposed, prior);
  return stableText(proposed) === stableText(prior);
}

/** The object of a block that nobody filled: no attribute, no nested block. */
export function emptyBlock({ attributes, blocks }: Block): ValueMap {
  return {
    ...mapValues(attributes, () => null),
    ...mapValues(blocks, ({ nesting }) => (nesting === "single" ? null : nesting === "map" ? {} : [])),
  };
}
