import { Duration } from "../../../core/duration";
import { failIfAny } from "../../../core/errors";
import { sortedEntries } from "../../../core/json";
import { checkAlloy, IDENTIFIER } from "./check";
import { type AlloyValue, type Block, Expression } from "./syntax";

/**
 * An Alloy configuration as text; the only place that writes Alloy. The same blocks always give the same bytes.
 *
 * Chart `alloy` runs the text through Helm's `tpl`, which would execute what stands in double braces. No text printed
 * here has two opening braces in a row: inside strings the second one is written as its code point, so that the text
 * means the same before and after the chart.
 * @param at where the configuration belongs, for messages
 * @throws BelvedereError when a reference leads nowhere or a name cannot be
 */
export function alloyConfiguration(at: string, blocks: readonly Block[]): string {
  failIfAny(checkAlloy(at, blocks));
  return blocks.map((each) => printBlock(each, "").join("\n")).join("\n\n");
}

function printBlock({ name, label, attributes, blocks }: Block, indent: string): string[] {
  const head = label === undefined ? name : `${name} ${quoted(label)}`;
  const body = [
    ...Object.entries(attributes).map(([key, value]) => `${indent}\t${key} = ${printValue(value)}`),
    ...blocks.flatMap((each) => printBlock(each, `${indent}\t`)),
  ];
  return body.length === 0 ? [`${indent}${head} { }`] : [`${indent}${head} {`, ...body, `${indent}}`];
}

function printValue(value: AlloyValue): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof Duration) return quoted(value.toGo());
  if (value instanceof Expression) return value.text;
  if (isList(value)) return `[${value.map(printValue).join(", ")}]`;
  return printMap(value);
}

function printMap(map: Readonly<Record<string, AlloyValue>>): string {
  const entries = sortedEntries(map).map(([key, value]) => `${printKey(key)} = ${printValue(value)}`);
  return entries.length === 0 ? "{ }" : `{ ${entries.join(", ")} }`;
}

function printKey(key: string): string {
  return IDENTIFIER.test(key) ? key : quoted(key);
}

/** `Array.isArray` alone does not tell the compiler that the rest is a map. */
function isList(value: AlloyValue): value is readonly AlloyValue[] {
  return Array.isArray(value);
}

/** Everything outside printable ASCII, quotes and backslashes; and every brace that follows another. */
const SPECIAL = /[^\x20-\x7e]|["\\]|(?<=\{)\{/gu;

/** A string literal: Alloy has the escapes of Go (syntax/scanner/scanner.go). */
function quoted(text: string): string {
  return `"${text.replace(SPECIAL, escaped)}"`;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function escaped(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
}
