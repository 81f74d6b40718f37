import { join } from "node:path";
import type { Stack } from "../lib/synthesized";
import { readSynthesizedJson } from "../lib/synthesized-json";
import { decodeText, EXPRESSION } from "../lib/terraform-text";
import { isMap, valueAt } from "../lib/value-path";

/** A thing in a cloud, described by those of its arguments that are plain text. */
export interface Thing {
  /** Terraform address in the stack that makes it or looks it up. */
  readonly address: string;
  readonly type: string;
  /** By the argument's name; a tag is `tags.<key>`. */
  readonly texts: Readonly<Record<string, string>>;
}

/** What a stack makes, as far as its configuration tells. */
export function declaredThings(stack: Stack): Thing[] {
  return things(stack, "resource");
}

/** What a stack looks up in the cloud, and so must be there when it is planned. */
export function lookedUpThings(stack: Stack): Thing[] {
  return things(stack, "data");
}

function things({ folder }: Stack, block: "resource" | "data"): Thing[] {
  const terraform = readSynthesizedJson(join(folder, "cdk.tf.json"));
  return entries(valueAt(terraform, [block])).flatMap(([type, named]) =>
    entries(named).map(([id, body]) => ({ address: `${type}.${id}`, type, texts: textsOf(body) })),
  );
}

/** The plain texts among the arguments of a resource or data source, also of one in a plan. */
export function textsOf(body: unknown): Thing["texts"] {
  const values = isMap(body) ? body : {};
  const tags = entries(values.tags).map(([key, value]) => [`tags.${key}`, value] as const);
  const texts = [...Object.entries(values), ...tags, ...tagFilters(values.filter)].flatMap(([key, value]) => {
    const text = typeof value === "string" ? decodeText(value) : EXPRESSION;
    return text.includes(EXPRESSION) ? [] : [[key, text] as const];
  });
  return Object.fromEntries(texts);
}

/** AWS finds by tag: `{ name: "tag:Name", values: ["dev-eks-eu1"] }`. */
function tagFilters(filters: unknown): (readonly [string, unknown])[] {
  const list: readonly unknown[] = Array.isArray(filters) ? filters : [];
  return list.flatMap((filter) => {
    if (!isMap(filter) || typeof filter.name !== "string" || !filter.name.startsWith("tag:")) return [];
    const values: readonly unknown[] = Array.isArray(filter.values) ? filter.values : [];
    return values.length === 1 ? [[filter.name.replace("tag:", "tags."), values[0]] as const] : [];
  });
}

function entries(value: unknown): [string, unknown][] {
  return isMap(value) ? Object.entries(value) : [];
}
