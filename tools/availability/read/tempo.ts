import type { Values } from "../../lib/value-path";
import type { Workload } from "../workload";
import { apart, blockAt, textAt, wholeNumber, zoneSpread } from "./values";

/** What chart `tempo` makes: one process. */
export function tempoWorkloads(values: Values): Workload[] {
  return [
    {
      name: textAt(values, "fullnameOverride") ?? "tempo",
      pods: wholeNumber(values, "replicas", 1),
      ...apart(values.affinity),
      spread: undefined,
      volume: blockAt(values, "persistence").enabled === true,
      priorityClass: textAt(values, "priorityClassName"),
    },
  ];
}

const PARTS: Readonly<Record<string, string>> = {
  distributor: "distributor",
  ingester: "ingester",
  querier: "querier",
  queryFrontend: "query-frontend",
  compactor: "compactor",
};

/** What chart `tempo-distributed` makes: a workload for each part. */
export function tempoDistributedWorkloads(values: Values): Workload[] {
  const name = textAt(values, "fullnameOverride") ?? "tempo";
  const parts = Object.entries(PARTS).map(([key, part]) => distributedPart(`${name}-${part}`, key, values));
  return [...parts, cache(`${name}-memcached`, blockAt(values, "memcached"))];
}

/** One pod, and the chart's hard anti-affinity on nodes. */
function cache(name: string, block: Values): Workload {
  const pods = wholeNumber(block, "replicas", 1);
  return {
    name,
    pods,
    onePerNode: true,
    onePerZone: false,
    volume: false,
    priorityClass: textAt(block, "priorityClassName"),
  };
}

function distributedPart(name: string, key: string, values: Values): Workload {
  const block = blockAt(values, key);
  const pods = wholeNumber(block, "replicas", 1);
  const copies = wholeNumber(blockAt(block, "config"), "replication_factor", 3);
  const isIngester = key === "ingester";
  return {
    name,
    pods,
    ...(block.affinity === undefined ? { onePerNode: !isIngester, onePerZone: false } : apart(block.affinity)),
    spread: zoneSpread(block.topologySpreadConstraints),
    volume: blockAt(block, "persistence").enabled === true,
    budget: chartBudget(block, pods, isIngester ? pods - Math.floor(copies / 2) - 1 : 1),
    priorityClass: textAt(block, "priorityClassName"),
    ...(isIngester && { copies }),
  };
}

/** One may be away; of ingesters as many as leave a majority of the copies (templates/ingester/poddisruptionbudget). */
function chartBudget(block: Values, pods: number, mayBeAway: number): Workload["budget"] {
  const isOff = pods < 2 || blockAt(block, "podDisruptionBudget").enabled === false;
  return isOff ? undefined : { maxUnavailable: wholeNumber(block, "maxUnavailable", mayBeAway) };
}
