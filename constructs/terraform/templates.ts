import { Token } from "cdktf";
import { isPlainMap } from "../core/merge";

/** A place where Terraform would evaluate text that is not a token of cdktf. */
export interface UnescapedTemplate {
  /** `values[0]` */
  readonly path: string;
  /** The beginning of the template and a little of what follows. */
  readonly excerpt: string;
}

/**
 * A `${` or `%{` that starts a template: one that is not doubled, no marker of a token, and not the quoted form of
 * {@link terraformText}. Marks are read in pairs as Terraform does: `$${` is text.
 */
const TEMPLATE = /\$\$\{|%%\{|\$\{TfToken\[|\$\{"[$%]+"\}|([$%]\{.{0,40})/s;

/** Arguments of Terraform itself, which are expressions by nature. */
const META_ARGUMENTS = new Set(["//", "count", "depends_on", "for_each", "lifecycle", "provider"]);

/** Every unescaped template in the arguments of an element, before tokens are resolved. */
export function unescapedTemplates(attributes: Readonly<Record<string, unknown>>): readonly UnescapedTemplate[] {
  return Object.entries(attributes)
    .filter(([key]) => !META_ARGUMENTS.has(key))
    .flatMap(([key, value]) => search(value, key));
}

function search(value: unknown, path: string): readonly UnescapedTemplate[] {
  if (typeof value === "string") {
    const excerpt = firstTemplate(value);
    return excerpt === undefined ? [] : [{ path, excerpt }];
  }
  if (Token.isUnresolved(value)) return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => search(item, `${path}[${index}]`));
  if (isPlainMap(value)) return Object.entries(value).flatMap(([key, item]) => search(item, `${path}.${key}`));
  return [];
}

function firstTemplate(text: string): string | undefined {
  for (const match of text.matchAll(new RegExp(TEMPLATE, "gs"))) {
    if (match[1] !== undefined) return match[1];
  }
  return undefined;
}
