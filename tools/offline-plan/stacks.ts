import { existsSync } from "node:fs";
import { join } from "node:path";
import { fail, failIfAny, type Problem } from "../../constructs/core/errors";
import type { Json } from "../../constructs/core/json";
import { environmentOf, readSynthesized, type Stack } from "../lib/synthesized";
import { readSynthesizedJson } from "../lib/synthesized-json";
import { isMap, valueAt, type Values } from "../lib/value-path";

/** What the mock run must know of one stack. */
export interface SynthesizedStack {
  readonly name: string;
  /** Folder that cdktf wrote. */
  readonly folder: string;
  /** How many resources it manages, before `count` and `for_each`. */
  readonly resources: number;
  /** Resources that Terraform refuses to destroy. */
  readonly guarded: readonly { readonly type: string; readonly id: string }[];
  /** `terraform_remote_state` data sources, with the stack whose state each reads. */
  readonly remoteStates: readonly { readonly id: string; readonly of: string }[];
  /** The configuration, as synthesized. */
  readonly terraform: Values;
}

/** Every stack of a synthesized output. Fails with a Problem where a file is missing, no stack, or not for mocks. */
export function readStacks(outdir: string): SynthesizedStack[] {
  requireComplete(outdir);
  const stacks = readSynthesized(outdir);
  const configurations = new Map(
    stacks.map(({ name, folder }) => [name, readSynthesizedJson(join(folder, "cdk.tf.json"))]),
  );
  failIfAny([...configurations].flatMap(([name, terraform]) => unconfined(name, terraform)));
  return stacks.map((stack) => describe(stack, configurations));
}

/** What reaches beyond the mock providers: programs that Terraform itself starts, and code that it downloads. */
function unconfined(name: string, terraform: Values): Problem[] {
  const provisioned = entries(terraform, "resource").filter(({ body }) => body.provisioner !== undefined);
  const modules = isMap(terraform.module) ? Object.keys(terraform.module) : [];
  return [
    ...provisioned.map(({ type, id }) => ({
      at: `${name}: ${type}.${id}`,
      problem: "has a provisioner, which would run in earnest",
      fix: "Take it out, or plan this stack with `make cloud-plan`",
    })),
    ...modules.map((id) => ({
      at: `${name}: module.${id}`,
      problem: "is a module, whose types the mock providers are not told",
      fix: "Write its resources as constructs, or plan this stack with `make cloud-plan`",
    })),
  ];
}

/** The stacks of some environments; all where no name is given. Fails with a Problem that lists the known names. */
export function ofEnvironments(all: readonly SynthesizedStack[], names: readonly string[]): SynthesizedStack[] {
  requireKnown("environment", names, [...new Set(all.map(({ name }) => environmentOf(name)))]);
  return names.length === 0 ? [...all] : all.filter(({ name }) => names.includes(environmentOf(name)));
}

/**
 * The stacks that were asked for, and those whose state they read; all where no name is given. Fails with a Problem
 * that lists the known ones where a name is unknown.
 */
export function selectStacks(all: readonly SynthesizedStack[], names: readonly string[]): SynthesizedStack[] {
  requireKnown(
    "stack",
    names,
    all.map(({ name }) => name),
  );
  if (names.length === 0) return [...all];
  const selected = all.filter(({ name }) => names.includes(name));
  const read = selected.flatMap(({ remoteStates }) => remoteStates.map(({ of }) => of));
  return read.every((name) => names.includes(name)) ? selected : selectStacks(all, [...new Set([...names, ...read])]);
}

function requireKnown(at: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  fail({ at, value: unknown, problem: "is not among those to plan", fix: `Known are ${known.join(", ")}` });
}

/** Stacks in groups, each of which reads states of earlier groups alone. Fails with a Problem on a circle. */
export function waves(stacks: readonly SynthesizedStack[]): SynthesizedStack[][] {
  const order: SynthesizedStack[][] = [];
  let left = [...stacks];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ name }) => name));
    const wave = left.filter(({ remoteStates }) => remoteStates.every(({ of }) => !waiting.has(of)));
    if (wave.length === 0) {
      fail({
        at: left.map(({ name }) => name).join(", "),
        problem: "read each other's state in a circle",
        fix: "Let one of them look things up by name",
      });
    }
    order.push(wave);
    left = left.filter((stack) => !wave.includes(stack));
  }
  return order;
}

/** A stack that the manifest names and that has no file would go without a plan. */
function requireComplete(outdir: string): void {
  const manifest = join(outdir, "manifest.json");
  if (!existsSync(manifest)) {
    fail({ at: manifest, problem: "is missing", fix: "Run `make synth`, or name a folder that cdktf synthesized" });
  }
  const { stacks } = readSynthesizedJson(manifest);
  for (const name of isMap(stacks) ? Object.keys(stacks) : []) {
    const file = join(outdir, "stacks", name, "cdk.tf.json");
    if (existsSync(file)) continue;
    fail({ at: file, problem: "is missing although the manifest names it", fix: "Run `make synth` again" });
  }
}

function describe({ name, folder, resources }: Stack, all: ReadonlyMap<string, Values>): SynthesizedStack {
  const terraform = all.get(name) ?? {};
  return {
    name,
    folder,
    resources,
    guarded: entries(terraform, "resource")
      .filter(({ body }) => valueAt(body, ["lifecycle", "prevent_destroy"]) === true)
      .map(({ type, id }) => ({ type, id })),
    remoteStates: entries(terraform, "data")
      .filter(({ type }) => type === "terraform_remote_state")
      .map(({ id, body }) => ({ id, of: producer(name, id, body, all) })),
    terraform,
  };
}

/** The stack that keeps its state where a remote state is read from. */
function producer(name: string, id: string, body: Values, all: ReadonlyMap<string, Values>): string {
  const { backend, config } = body;
  const found = [...all].find(
    ([, terraform]) =>
      typeof backend === "string" &&
      isMap(config) &&
      agrees(config, valueAt(terraform, ["terraform", "backend", backend])),
  );
  return (
    found?.[0] ??
    fail({
      at: `${name}: data.terraform_remote_state.${id}`,
      value: backend,
      problem: "reads a state that no synthesized stack keeps",
      fix: "Synthesize the stack that keeps it as well",
    })
  );
}

/** Whatever names the state (bucket and key, container, prefix, path) must be there, and the same on both sides. */
function agrees(config: Values, backend: Json | undefined): boolean {
  if (!isMap(backend)) return false;
  const naming = ["bucket", "key", "prefix", "storage_account_name", "container_name", "path"];
  const named = naming.filter((key) => config[key] !== undefined || backend[key] !== undefined);
  return named.length > 0 && named.every((key) => config[key] === backend[key]);
}

function entries(terraform: Values, kind: string): { type: string; id: string; body: Values }[] {
  const types = isMap(terraform[kind]) ? Object.entries(terraform[kind]) : [];
  return types.flatMap(([type, instances]) =>
    isMap(instances)
      ? Object.entries(instances).flatMap(([id, body]) => (isMap(body) ? [{ type, id, body }] : []))
      : [],
  );
}
