import { fail } from "../../../constructs/core/errors";
import type { Json } from "../../../constructs/core/json";
import { isMap, showPath, type ValuePath, valueAt, type Values } from "../../lib/value-path";
import type { Budget, ZoneSpread } from "../workload";

const ZONE = "topology.kubernetes.io/zone";
const NODE = "kubernetes.io/hostname";

/** A map of values; empty where there is none. */
export function blockAt(values: Values, ...path: ValuePath): Values {
  const block = valueAt(values, path);
  return isMap(block) ? block : {};
}

/** A whole number; what the chart takes where the values say nothing. */
export function wholeNumber(values: Values, key: string, otherwise: number): number {
  const value = values[key] ?? otherwise;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  const fix = "Give a whole number, or teach the model to read this";
  return fail({ at: showPath([key]), value, problem: "is no whole number, which the model counts with", fix });
}

export function textAt(values: Values, key: string): string | undefined {
  const value = values[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The spread over zones that must hold, from a list of constraints or from its JSON text. */
export function zoneSpread(constraints: Json | undefined): ZoneSpread | undefined {
  const strict = listOf(constraints).find(
    ({ topologyKey, whenUnsatisfiable }) => topologyKey === ZONE && whenUnsatisfiable === "DoNotSchedule",
  );
  return strict && { maxSkew: wholeNumber(strict, "maxSkew", 1), minDomains: wholeNumber(strict, "minDomains", 1) };
}

/** What a required anti-affinity keeps the pods from sharing. */
export function apart(affinity: Json | undefined): { onePerNode: boolean; onePerZone: boolean } {
  const required = valueAt(parsed(affinity) ?? null, [
    "podAntiAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution",
  ]);
  const keys = listOf(required).map(({ topologyKey }) => topologyKey);
  return { onePerNode: keys.includes(NODE), onePerZone: keys.includes(ZONE) };
}

/** The limits of a budget, whichever of the two is given. */
export function budget(limits: Values): Budget | undefined {
  if (typeof limits.minAvailable === "number") return { minAvailable: limits.minAvailable };
  if (typeof limits.maxUnavailable === "number") return { maxUnavailable: limits.maxUnavailable };
  return undefined;
}

function listOf(value: Json | undefined): Values[] {
  const list = parsed(value);
  return Array.isArray(list) ? (list as readonly Json[]).filter(isMap) : [];
}

/** Some charts want text, because they treat it as a template. What is no JSON holds a template, and is not counted. */
function parsed(value: Json | undefined): Json | undefined {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}
