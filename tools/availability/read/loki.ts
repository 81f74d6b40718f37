import { valueAt, type Values } from "../../lib/value-path";
import type { Workload } from "../workload";
import { apart, blockAt, budget, textAt, wholeNumber, zoneSpread } from "./values";

/** The parts of the distributed form: key in the values, and end of the name. */
const PARTS: Readonly<Record<string, string>> = {
  distributor: "distributor",
  ingester: "ingester",
  querier: "querier",
  queryFrontend: "query-frontend",
  queryScheduler: "query-scheduler",
  indexGateway: "index-gateway",
  ruler: "ruler",
  compactor: "compactor",
};

const CACHES: Readonly<Record<string, string>> = { chunksCache: "chunks-cache", resultsCache: "results-cache" };

/** What chart `loki` makes, one process or one workload for each part. */
export function lokiWorkloads(values: Values): Workload[] {
  const name = textAt(values, "fullnameOverride") ?? "loki";
  const isDistributed = values.deploymentMode === "Distributed";
  const parts: [string, string][] = isDistributed
    ? Object.entries(PARTS).map(([key, part]) => [key, `${name}-${part}`])
    : [["singleBinary", name]];
  const caches = Object.entries(CACHES).filter(([key]) => isOn(values, key));
  return [
    ...(isOn(values, "gateway") ? [{ ...part(`${name}-gateway`, blockAt(values, "gateway"), 1), volume: false }] : []),
    ...parts.filter(([key]) => isOn(values, key)).map(([key, part]) => programPart(part, key, values)),
    ...caches.map(([key, cache]) => ({ ...part(`${name}-${cache}`, blockAt(values, key), 1), onePerNode: false })),
  ].filter(({ pods }) => pods > 0);
}

function isOn(values: Values, key: string): boolean {
  return blockAt(values, key).enabled !== false;
}

function programPart(name: string, key: string, values: Values): Workload {
  const isSingle = key === "singleBinary";
  const copies = valueAt(values, ["loki", "commonConfig", "replication_factor"]) ?? 3;
  return {
    ...part(name, blockAt(values, key), isSingle ? 1 : 0),
    ...(isSingle || key === "ingester" ? { copies: wholeNumber({ copies }, "copies", 3) } : {}),
  };
}

/** Every part but the caches has a hard anti-affinity on nodes by default (charts/loki/values.yaml). */
function part(name: string, block: Values, replicas: number): Workload {
  const pods = wholeNumber(block, "replicas", replicas);
  return {
    name,
    pods,
    ...(block.affinity === undefined ? { onePerNode: true, onePerZone: false } : apart(block.affinity)),
    spread: zoneSpread(block.topologySpreadConstraints),
    volume: blockAt(block, "persistence").enabled === true,
    // A budget for a single pod is left out by the chart.
    budget: pods > 1 ? budget(blockAt(block, "podDisruptionBudget")) : undefined,
    priorityClass: textAt(block, "priorityClassName"),
  };
}
