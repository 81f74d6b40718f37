import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import { isPlainMap } from "../core/merge";
import type { StackElement } from "../terraform/elements";
import type { Finding, Policy } from "../terraform/policies";

export type Attributes = Readonly<Record<string, unknown>>;

/** A check of all resources of one type. */
export function resources(
  type: string,
  check: (attributes: Attributes, element: StackElement, all: readonly StackElement[]) => readonly Finding[],
): Policy["check"] {
  return (element, all) =>
    element.block === "resource" && element.type === type ? check(element.attributes, element, all) : [];
}

/** One finding unless `good`. */
export function unless(good: boolean, finding: Finding): readonly Finding[] {
  return good ? [] : [finding];
}

/** A nested block: a map whatever the provider's shape, and empty where there is none. */
export function block(attributes: Attributes, name: string): Attributes {
  const value = attributes[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return isPlainMap(first) ? first : {};
}

/** All blocks of a repeated one. */
export function blocks(attributes: Attributes, name: string): readonly Attributes[] {
  const value = attributes[name];
  return (Array.isArray(value) ? value : [value]).filter(isPlainMap);
}

/** A list of texts; what Terraform alone knows counts as none. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

/**
 * The resources of a type that refer to another resource in one of their arguments, such as the policy of a bucket.
 * @param argument its name, with dots where it is inside of a block
 */
export function attached(
  target: StackElement,
  type: string,
  argument: string,
  all: readonly StackElement[],
): readonly Attributes[] {
  const address = `\${${target.type}.${target.id}.`;
  return all
    .filter((element) => element.block === "resource" && element.type === type)
    .filter((element) => resolved(element, argument).startsWith(address))
    .map(({ attributes }) => attributes);
}

function resolved({ construct, attributes }: StackElement, argument: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const path = argument.split(".");
  const name = path.pop() ?? "";
  const holder = path.reduce(block, attributes);
  return String(Tokenization.resolve(holder[name], { scope: construct, resolver, preparing: false }));
}
