import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../constructs/core/errors";
import { readSynthesizedJson } from "../lib/synthesized-json";
import { isMap } from "../lib/value-path";
import { type Attributes, blocksAt, textsAt } from "./attributes";
import { placesOf, stateOf } from "./identity";
import { type Stateful, statefulOf } from "./stateful/stateful";

/** A synthesized stack by what identifies it and what it keeps. */
export interface StackOutline {
  readonly name: string;
  /** Where its state is, in words. */
  readonly state: string;
  /** Where its providers make resources, by provider and in words. */
  readonly places: ReadonlyMap<string, readonly string[]>;
  /** Addresses of all resources. */
  readonly addresses: readonly string[];
  /** Stateful resources by their address. */
  readonly stateful: ReadonlyMap<string, Stateful>;
  /** New address by old one, of `moved` blocks. */
  readonly moved: ReadonlyMap<string, string>;
}

/** Every stack of a synthesized output, sorted by name. Fails with a Problem where there is none to read. */
export function readOutlines(outdir: string): StackOutline[] {
  const folder = join(outdir, "stacks");
  const fileOf = (name: string): string => join(folder, name, "cdk.tf.json");
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => existsSync(fileOf(name))) : [];
  if (names.length === 0) {
    fail({ at: outdir, problem: "holds no synthesized stacks", fix: "Run `make synth` first, or name another folder" });
  }
  return names.sort().map((name) => outlineOf(name, readSynthesizedJson(fileOf(name))));
}

function outlineOf(name: string, terraform: Attributes): StackOutline {
  const resources = resourcesOf(terraform);
  return {
    name,
    state: stateOf(terraform),
    places: placesOf(terraform),
    addresses: resources.map(({ address }) => address),
    stateful: new Map(
      resources.flatMap(({ address, type, attributes }): [string, Stateful][] => {
        const stateful = statefulOf(type, attributes);
        return stateful ? [[address, stateful]] : [];
      }),
    ),
    moved: new Map(
      blocksAt(terraform, "moved").flatMap((block) => {
        const [from, to] = [textsAt(block, "from")[0], textsAt(block, "to")[0]];
        return from === undefined || to === undefined ? [] : [[from, to] as const];
      }),
    ),
  };
}

interface Resource {
  readonly address: string;
  readonly type: string;
  readonly attributes: Attributes;
}

function resourcesOf(terraform: Attributes): Resource[] {
  const types = isMap(terraform.resource) ? Object.entries(terraform.resource) : [];
  return types.flatMap(([type, byId]) =>
    Object.entries(isMap(byId) ? byId : {}).map(([id, attributes]) => ({
      address: `${type}.${id}`,
      type,
      attributes: isMap(attributes) ? attributes : {},
    })),
  );
}
