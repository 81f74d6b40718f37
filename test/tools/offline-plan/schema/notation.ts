import type { Attribute, Block, NestedBlock, ValueType } from "../../../../tools/offline-plan/schema/schema";

/**
 * A block as lines that can be compared with a provider's documentation, sorted by name:
 * `name string required`, `rule block list 1..n`, and what lies inside indented.
 */
export function printBlock({ attributes, blocks }: Block): string[] {
  return [
    ...sorted(attributes).flatMap(([name, attribute]) => printAttribute(name, attribute)),
    ...sorted(blocks).flatMap(([name, block]) => printNestedBlock(name, block)),
  ];
}

function printAttribute(name: string, attribute: Attribute): string[] {
  const { type, nested, required, optional, computed, sensitive, writeOnly } = attribute;
  const flags = Object.entries({ required, optional, computed, sensitive, "write-only": writeOnly });
  const shown = type === undefined ? `nested ${nested?.nesting}` : printType(type);
  const line = [name, shown, ...flags.filter(([, set]) => set).map(([flag]) => flag)].join(" ");
  return [line, ...indented(sorted(nested?.attributes ?? {}).flatMap(([key, inner]) => printAttribute(key, inner)))];
}

function printNestedBlock(name: string, { nesting, block, minItems, maxItems }: NestedBlock): string[] {
  const isCounted = nesting === "list" || nesting === "set";
  const count = isCounted ? ` ${minItems}..${maxItems === 0 ? "n" : maxItems}` : "";
  return [`${name} block ${nesting}${count}`, ...indented(printBlock(block))];
}

/** Terraform's own notation: `map(string)`, `object({ name = string })`. */
export function printType(type: ValueType): string {
  if (typeof type === "string") return type;
  if (type[0] === "tuple") return `tuple([${type[1].map(printType).join(", ")}])`;
  if (type[0] !== "object") return `${type[0]}(${printType(type[1])})`;
  const members = sorted(type[1]).map(([name, member]) => `${name} = ${printType(member)}`);
  return `object({ ${members.join(", ")} })`;
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function sorted<T>(map: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
