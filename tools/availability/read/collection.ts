import type { Values } from "../../lib/value-path";
import type { Workload } from "../workload";
import { apart, blockAt, budget, textAt, wholeNumber, zoneSpread } from "./values";

/** What chart `alloy` makes; nothing where it runs on every node. */
export function alloyWorkloads(values: Values): Workload[] {
  const controller = blockAt(values, "controller");
  if ((textAt(controller, "type") ?? "daemonset") === "daemonset") return [];
  return [workload(textAt(values, "fullnameOverride") ?? "alloy", controller, "enabled")];
}

/** What chart `grafana` makes. */
export function grafanaWorkloads(values: Values): Workload[] {
  return [workload(textAt(values, "fullnameOverride") ?? "grafana", values)];
}

/** @param needs key without which the chart leaves the budget out */
function workload(name: string, block: Values, needs?: string): Workload {
  const limits = blockAt(block, "podDisruptionBudget");
  return {
    name,
    pods: wholeNumber(block, "replicas", 1),
    ...apart(block.affinity),
    spread: zoneSpread(block.topologySpreadConstraints),
    // Grafana and Alloy keep nothing: what they hold is on the disk of their node.
    volume: blockAt(block, "persistence").enabled === true,
    budget: needs === undefined || limits[needs] === true ? budget(limits) : undefined,
    priorityClass: textAt(block, "priorityClassName"),
  };
}
