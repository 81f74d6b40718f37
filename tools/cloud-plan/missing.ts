import type { Json } from "../../constructs/core/json";
import type { Stack } from "../lib/synthesized";
import { isMap, valueAt } from "../lib/value-path";
import type { TerraformPlan } from "../plan-guard/plan";
import { declaredThings, lookedUpThings, textsOf, type Thing } from "./configuration";

/** What a planned stack still has to create. A thing that is replaced exists. */
export function missingByPlan({ resource_changes = [] }: TerraformPlan): Thing[] {
  return resource_changes
    .filter(({ change }) => change.actions.join() === "create")
    .map(({ address, type, change }) => ({ address, type, texts: textsOf(change.after) }));
}

/** What a stack without a plan still has to create: all that it declares and its state does not have. */
export function missingByState(stack: Stack, state: Json): Thing[] {
  const resources = valueAt(state, ["values", "root_module", "resources"]);
  const list: readonly unknown[] = Array.isArray(resources) ? resources : [];
  const there = list.map((resource) => (isMap(resource) ? resource.address : undefined));
  return declaredThings(stack).filter(({ address }) => !there.includes(address));
}

/** Why a stack cannot be planned yet: something that it looks up is still missing. Undefined where nothing is. */
export function reasonToWait(stack: Stack, missing: readonly Thing[]): string | undefined {
  const lookups = lookedUpThings(stack);
  const wanted = missing.filter((thing) => lookups.some((lookup) => isSame(lookup, thing)));
  // A missing cluster says more than the keys and subnets that are missing with it.
  const first = wanted.find(({ type }) => CLUSTERS.includes(type)) ?? wanted[0];
  return first && `the ${describeThing(first)} does not exist yet`;
}

/** A lookup means a thing of its type when they share an argument and differ in none. */
function isSame(lookup: Thing, thing: Thing): boolean {
  if (lookup.type !== thing.type) return false;
  const shared = Object.keys(lookup.texts).filter((key) => thing.texts[key] !== undefined);
  return shared.length > 0 && shared.every((key) => lookup.texts[key] === thing.texts[key]);
}

const CLUSTERS = ["aws_eks_cluster", "azurerm_kubernetes_cluster", "google_container_cluster"];

function describeThing({ address, type, texts }: Thing): string {
  const name = texts.name ?? texts["tags.Name"];
  if (name === undefined) return address;
  return `${CLUSTERS.includes(type) ? "cluster" : type} ${name}`;
}
