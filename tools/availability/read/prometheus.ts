import type { Values } from "../../lib/value-path";
import type { Workload } from "../workload";
import { apart, blockAt, budget, textAt, wholeNumber, zoneSpread } from "./values";

/** What chart `kube-prometheus-stack` makes, node-exporter left out: it runs on every node. */
export function prometheusWorkloads(values: Values): Workload[] {
  const release = textAt(values, "fullnameOverride") ?? "kps";
  const webhook = blockAt(values, "prometheusOperator", "admissionWebhooks", "deployment");
  return [
    ...operated(`${release}-prometheus`, values, "prometheus", "storageSpec"),
    ...operated(`${release}-alertmanager`, values, "alertmanager", "storage"),
    // Of these the chart runs one, whatever happens; kube-state-metrics could be more, and would then count twice.
    single(`${release}-operator`, blockAt(values, "prometheusOperator")),
    single(`${release}-kube-state-metrics`, blockAt(values, "kube-state-metrics")),
    ...(webhook.enabled === true ? [webhookWorkload(`${release}-operator-webhook`, webhook)] : []),
  ];
}

/** Prometheus and Alertmanager: custom resources, of which the operator makes a StatefulSet. */
function operated(name: string, values: Values, part: "prometheus" | "alertmanager", storage: string): Workload[] {
  const spec = blockAt(values, part, `${part}Spec`);
  if (blockAt(values, part).enabled === false) return [];
  return [
    {
      name,
      pods: wholeNumber(spec, "replicas", 1),
      onePerNode: spec.podAntiAffinity === "hard",
      onePerZone: false,
      spread: zoneSpread(spec.topologySpreadConstraints),
      volume: spec[storage] !== undefined,
      budget: chartBudget(blockAt(values, part, "podDisruptionBudget")),
      priorityClass: textAt(spec, "priorityClassName"),
    },
  ];
}

function single(name: string, block: Values): Workload {
  return {
    name,
    pods: wholeNumber(block, "replicas", 1),
    ...apart(block.affinity),
    spread: zoneSpread(block.topologySpreadConstraints),
    volume: false,
    budget: chartBudget(blockAt(block, "podDisruptionBudget")),
    priorityClass: textAt(block, "priorityClassName"),
  };
}

function webhookWorkload(name: string, block: Values): Workload {
  return { ...single(name, block), spread: undefined };
}

/** Off unless enabled, and then one pod has to stay (charts/kube-prometheus-stack/values.yaml). */
function chartBudget(block: Values): Workload["budget"] {
  return block.enabled === true ? budget({ minAvailable: 1, ...block }) : undefined;
}
