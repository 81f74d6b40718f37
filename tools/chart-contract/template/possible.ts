import type { ValuePath } from "../../lib/value-path";

/** What an expression of a template may stand for, as far as it concerns the chart's values. */
export type Meaning =
  /** The place of a value. */
  | { readonly kind: "path"; readonly path: ValuePath }
  /** Helm's root object of a chart, whose values lie under `prefix` (its key in the parent chart). */
  | { readonly kind: "context"; readonly prefix: ValuePath }
  /** A map that the template puts together. Its fields grow with `set`. */
  | { readonly kind: "dict"; readonly fields: Map<string, Possible> }
  | { readonly kind: "list"; readonly items: readonly Possible[] }
  | { readonly kind: "text"; readonly text: string };

/** All meanings an expression may have: alternatives of `or`, `default`, `merge` and of branches. Empty: unknown. */
export type Possible = readonly Meaning[];

/** What a template does with a value: looks at it, prints it, asks for its type, or passes it on as it is. */
export type Use = "read" | "printed" | "tested" | "passed";

/** The chart's values as the templates meet them. */
export interface Ledger {
  /** Notes the use of a value. */
  note(path: ValuePath, use: Use): void;
  /** The keys that the default at a path has; none where it is no map. */
  keysAt(path: ValuePath): readonly string[];
}

/** The meanings of one field of an expression. What an element of a list from the values is, is not known. */
export function fieldOf(subject: Possible, name: string, ledger: Ledger): Possible {
  return subject.flatMap((meaning): Possible => {
    switch (meaning.kind) {
      case "context":
        return name === "Values" ? [{ kind: "path", path: meaning.prefix }] : [];
      case "dict":
        return meaning.fields.get(name) ?? [];
      case "list":
        return meaning.items[Number(name)] ?? [];
      case "path": {
        if (/^\d+$/.test(name)) return [];
        const path = [...meaning.path, name];
        ledger.note(path, "read");
        return [{ kind: "path", path }];
      }
      default:
        return [];
    }
  });
}

/** The meanings of a chain of fields. */
export function fieldsOf(subject: Possible, names: readonly string[], ledger: Ledger): Possible {
  return names.reduce((value, name) => fieldOf(value, name, ledger), subject);
}

/** What any element of a list or map may mean; for a value, what its default has. */
export function elementsOf(subject: Possible, ledger: Ledger): Possible {
  return subject.flatMap((meaning): Possible => {
    switch (meaning.kind) {
      case "list":
        return meaning.items.flat();
      case "dict":
        return [...meaning.fields.values()].flat();
      case "path":
        return ledger.keysAt(meaning.path).map((key) => ({ kind: "path", path: [...meaning.path, key] }));
      default:
        return [];
    }
  });
}

/** Notes one use for every value that an expression may stand for. */
export function noteAll(subject: Possible, use: Use, ledger: Ledger): void {
  for (const meaning of subject) {
    if (meaning.kind === "path") ledger.note(meaning.path, use);
  }
}

/** The texts an expression may stand for. */
export function textsOf(subject: Possible): string[] {
  return subject.flatMap((meaning) => (meaning.kind === "text" ? [meaning.text] : []));
}

/** Tells argument lists apart, so that no template runs twice on the same one. */
export function identify(subject: Possible, depth = 5): string {
  if (depth === 0) return "…";
  const parts = subject.map((meaning) => {
    switch (meaning.kind) {
      case "path":
        return `path:${meaning.path.join("/")}`;
      case "context":
        return `context:${meaning.prefix.join("/")}`;
      case "text":
        return `text:${meaning.text}`;
      case "list":
        return `[${meaning.items.map((item) => identify(item, depth - 1)).join(",")}]`;
      case "dict":
        return `{${[...meaning.fields].map(([key, value]) => `${key}=${identify(value, depth - 1)}`).join(",")}}`;
    }
  });
  return [...new Set(parts)].sort().join("|");
}
