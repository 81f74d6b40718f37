import type { Json } from "../../../constructs/core/json";
import { isMap, showPath, valueAt, type ValuePath } from "../../lib/value-path";
import { callFunction, walked } from "./functions";
import { parseTemplate, type Node, type Operand, type Pipeline } from "./parser";
import { fieldsOf, identify, noteAll, textsOf, type Ledger, type Possible, type Use } from "./possible";

/** The templates of one chart, whose values lie under `prefix` (empty for the chart itself, a key for a subchart). */
export interface TemplateSet {
  readonly prefix: ValuePath;
  readonly templates: readonly string[];
}

/** What is done with each value: path as text to uses. */
export type Uses = ReadonlyMap<string, { readonly path: ValuePath; readonly uses: ReadonlySet<Use> }>;

/**
 * Finds out which values the templates may use, and how: every template is followed once with Helm's root object,
 * and every helper once for each kind of argument it is called with. Nothing is computed; where a value depends on
 * what only a render knows, it is left out.
 */
export function usesOf(sets: readonly TemplateSet[], defaults: Json): Uses {
  const walker = new Walker(
    defaults,
    sets.map(({ prefix }) => prefix),
  );
  const parsed = sets.map(({ prefix, templates }) => ({ prefix, nodes: templates.flatMap(parseTemplate) }));
  for (const { nodes } of [...parsed].reverse()) walker.define(nodes);
  for (const { prefix, nodes } of parsed) walker.run(nodes, [{ kind: "context", prefix }]);
  return walker.uses;
}

/** Variables of a block; those of the blocks around it are visible in it. */
class Scope {
  private readonly variables = new Map<string, Possible>();

  constructor(private readonly outer?: Scope) {}

  get(name: string): Possible {
    return this.variables.get(name) ?? this.outer?.get(name) ?? [];
  }

  declare(name: string, value: Possible): void {
    this.variables.set(name, value);
  }

  /** One more value: which branch ran last is not known. */
  assign(name: string, value: Possible): void {
    if (this.variables.has(name) || !this.outer) this.declare(name, [...this.get(name), ...value]);
    else this.outer.assign(name, value);
  }
}

class Walker implements Ledger {
  readonly uses = new Map<string, { path: ValuePath; uses: Set<Use> }>();
  private readonly definitions = new Map<string, readonly Node[]>();
  private readonly visited = new Set<string>();

  constructor(
    private readonly defaults: Json,
    private readonly prefixes: readonly ValuePath[],
  ) {}

  define(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.kind === "define") this.definitions.set(node.name, node.body);
      if ("body" in node) this.define(node.body);
    }
  }

  run(nodes: readonly Node[], root: Possible): void {
    const scope = new Scope();
    scope.declare("$", root);
    this.walk(nodes, root, scope);
  }

  note(path: ValuePath, use: Use): void {
    const place = shareGlobal(path, this.prefixes);
    const key = showPath(place);
    const found = this.uses.get(key) ?? { path: place, uses: new Set() };
    this.uses.set(key, found);
    found.uses.add(use);
  }

  keysAt(path: ValuePath): readonly string[] {
    const value = valueAt(this.defaults, path);
    return path.length > 0 && isMap(value) ? Object.keys(value) : [];
  }

  private walk(nodes: readonly Node[], here: Possible, scope: Scope): void {
    for (const node of nodes) this.step(node, here, scope);
  }

  private step(node: Node, here: Possible, scope: Scope): void {
    switch (node.kind) {
      case "define":
        return;
      case "template":
        this.include([node.name], this.evaluate(node.pipeline, here, scope));
        return;
      case "print":
        this.print(node.pipeline, here, scope);
        return;
      case "range":
        this.range(node.pipeline, node.body, here, scope);
        return;
      default: {
        const inner = new Scope(scope);
        const value = this.evaluate(node.pipeline, here, inner);
        this.walk(node.body, node.kind === "with" ? value : here, inner);
      }
    }
  }

  private print(pipeline: Pipeline, here: Possible, scope: Scope): void {
    const value = this.evaluate(pipeline, here, scope);
    if (pipeline.variables.length === 0) noteAll(value, "printed", this);
  }

  private range({ variables, ...pipeline }: Pipeline, body: readonly Node[], here: Possible, scope: Scope): void {
    const inner = new Scope(scope);
    const elements = walked([this.evaluate({ ...pipeline, variables: [] }, here, scope)], this);
    const name = variables.at(-1);
    if (name !== undefined) inner.declare(name, elements);
    this.walk(body, elements, inner);
  }

  private evaluate({ variables, declares, commands }: Pipeline, here: Possible, scope: Scope): Possible {
    let value: Possible | undefined;
    for (const operands of commands) value = this.command(operands, value, here, scope);
    const [name] = variables;
    if (name !== undefined && declares) scope.declare(name, value ?? []);
    else if (name !== undefined) scope.assign(name, value ?? []);
    return value ?? [];
  }

  private command(operands: readonly Operand[], piped: Possible | undefined, here: Possible, scope: Scope): Possible {
    const [head, ...rest] = operands;
    if (!head) return piped ?? [];
    const args = [...rest.map((operand) => this.operand(operand, here, scope)), ...(piped ? [piped] : [])];
    if (head.kind !== "word") return this.operand(head, here, scope);
    if (head.text === "include") return this.include(textsOf(args[0] ?? []), args[1] ?? []);
    if (head.text === "tpl") return this.template(args[0] ?? [], args[1] ?? []);
    return callFunction(head.text, args, this);
  }

  private operand(operand: Operand, here: Possible, scope: Scope): Possible {
    switch (operand.kind) {
      case "here":
        return fieldsOf(here, operand.fields, this);
      case "variable":
        return fieldsOf(scope.get(operand.name), operand.fields, this);
      case "pipeline":
        return fieldsOf(this.evaluate(operand.pipeline, here, scope), operand.fields, this);
      case "word":
        return callFunction(operand.text, [], this);
      case "string":
        return [{ kind: "text", text: operand.text }];
      case "other":
        return [];
    }
  }

  /** Follows a helper; what it prints is text and no longer a value. */
  private include(names: readonly string[], argument: Possible): Possible {
    for (const name of names) {
      const body = this.definitions.get(name);
      const key = `${name} ${identify(argument)}`;
      if (!body || this.visited.has(key)) continue;
      this.visited.add(key);
      this.run(body, argument);
    }
    return [];
  }

  /** Text from the values that is itself a template: its default says what it reads. */
  private template(subject: Possible, root: Possible): Possible {
    noteAll(subject, "printed", this);
    for (const meaning of subject) {
      const text = meaning.kind === "path" ? valueAt(this.defaults, meaning.path) : undefined;
      const key = `tpl ${identify([meaning])} ${identify(root)}`;
      if (typeof text !== "string" || this.visited.has(key)) continue;
      this.visited.add(key);
      this.run(parseTemplate(text), root);
    }
    return [];
  }
}

/** Helm hands `global` of the parent chart to every subchart, so that there is one of it. */
function shareGlobal(path: ValuePath, prefixes: readonly ValuePath[]): ValuePath {
  const below = prefixes.find(
    (prefix) => path[prefix.length] === "global" && prefix.every((key, at) => path[at] === key),
  );
  return path.slice(below?.length ?? 0);
}
