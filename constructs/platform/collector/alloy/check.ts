import type { Problem } from "../../../core/errors";
import { isPlainMap } from "../../../core/merge";
import { type AlloyValue, type Block, Reference } from "./syntax";

/** What Alloy takes for a label, an attribute, and an unquoted key of a map. */
export const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Stages and components have dots in their names. */
const BLOCK_NAME = /^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*$/;

/**
 * Reports what would keep Alloy from loading a configuration: references to nothing, names given twice, names and
 * texts that cannot be. Arguments are not looked at: their names are Alloy's.
 */
export function checkAlloy(at: string, blocks: readonly Block[]): Problem[] {
  const names = blocks.map(nameOf);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...twice.map((value) => ({ at, value, problem: "is there twice", fix: "Give each component a label of its own" })),
    ...blocks.flatMap((each) => checkBlock(`${at}.${nameOf(each)}`, each, names)),
  ];
}

function nameOf({ name, label }: Block): string {
  return label === undefined ? name : `${name}.${label}`;
}

function checkBlock(at: string, { name, label, attributes, blocks }: Block, known: readonly string[]): Problem[] {
  const fix = "Use letters, digits and underscores, and no digit in front";
  return [
    ...(BLOCK_NAME.test(name) ? [] : [{ at, value: name, problem: "is not the name of a block", fix }]),
    ...(label === undefined || IDENTIFIER.test(label) ? [] : [{ at, value: label, problem: "is not a label", fix }]),
    ...Object.entries(attributes).flatMap(([key, value]) => [
      ...(IDENTIFIER.test(key) ? [] : [{ at, value: key, problem: "is not the name of an attribute", fix }]),
      ...checkValue(`${at}.${key}`, value, known),
    ]),
    ...blocks.flatMap((each) => checkBlock(`${at}.${each.name}`, each, known)),
  ];
}

function checkValue(at: string, value: AlloyValue, known: readonly string[]): Problem[] {
  if (typeof value === "string") return checkText(at, value);
  if (typeof value === "number") return checkNumber(at, value);
  if (value instanceof Reference) return checkReference(at, value, known);
  if (Array.isArray(value)) return value.flatMap((item: AlloyValue) => checkValue(at, item, known));
  if (!isPlainMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    ...checkText(at, key),
    ...checkValue(`${at}.${key}`, item, known),
  ]);
}

function checkReference(at: string, { component }: Reference, known: readonly string[]): Problem[] {
  if (known.includes(component)) return [];
  const problem = "is no component of this configuration";
  return [{ at, value: component, problem, fix: `Declare it, or refer to one of: ${known.join(", ")}` }];
}

function checkText(at: string, text: string): Problem[] {
  if (!/\p{Surrogate}/u.test(text)) return [];
  const problem = "contains half of a character";
  return [{ at, value: text, problem, fix: "Cut text between whole characters, as in [...text].slice(0, 80)" }];
}

function checkNumber(at: string, value: number): Problem[] {
  if (Number.isFinite(value)) return [];
  return [{ at, value: String(value), problem: "is not a number", fix: "Use a finite number" }];
}
