import type { Values } from "../../lib/value-path";
import type { Workload } from "../workload";
import { apart, blockAt, budget, textAt, wholeNumber, zoneSpread } from "./values";

/** What chart `thanos` makes: key in the values, and end of the name. */
const PARTS: Readonly<Record<string, string>> = {
  query: "query",
  queryFrontend: "query-frontend",
  storeGateway: "store-gateway",
  compact: "compact",
};

/** Parts that run although the values do not say so (charts/thanos/values.yaml). */
const ON_BY_DEFAULT = ["query", "storeGateway"];

export function thanosWorkloads(values: Values): Workload[] {
  const name = textAt(values, "fullnameOverride") ?? "thanos";
  return Object.entries(PARTS)
    .filter(([key]) => blockAt(values, key).enabled ?? ON_BY_DEFAULT.includes(key))
    .map(([key, part]) => thanosPart(`${name}-${part}`, blockAt(values, key)));
}

function thanosPart(name: string, block: Values): Workload {
  const limits = blockAt(block, "podDisruptionBudget");
  return {
    name,
    pods: wholeNumber(block, "replicas", 1),
    ...apart(block.affinity),
    spread: zoneSpread(block.topologySpreadConstraints),
    volume: blockAt(block, "persistence").enabled === true,
    budget: limits.enabled === true ? budget(limits) : undefined,
    priorityClass: textAt(block, "priorityClassName"),
  };
}
