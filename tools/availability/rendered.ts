import type { Json } from "../../constructs/core/json";
import { isMap, valueAt, type Values } from "../lib/value-path";
import type { Manifest } from "../render/manifests";
import { apart, blockAt, budget, textAt, wholeNumber, zoneSpread } from "./read/values";
import type { Workload } from "./workload";

const KINDS = ["Deployment", "StatefulSet", "Prometheus", "Alertmanager"];

/**
 * The same workloads, read from what a chart really renders: proof that the values arrive, and that what the model
 * believes of a chart's defaults is so. How often data is copied is no field of Kubernetes, and is left out.
 */
export function renderedWorkloads(manifests: readonly Manifest[]): Workload[] {
  const budgets = manifests.filter(({ kind }) => kind === "PodDisruptionBudget");
  return manifests.filter(({ kind }) => KINDS.includes(kind)).map((manifest) => renderedWorkload(manifest, budgets));
}

function renderedWorkload({ kind, name, object }: Manifest, budgets: readonly Manifest[]): Workload {
  const spec = blockAt(object, "spec");
  const isOperated = kind === "Prometheus" || kind === "Alertmanager";
  const pod = isOperated ? spec : blockAt(spec, "template", "spec");
  const labels = isOperated ? operatorLabels(kind, name) : blockAt(spec, "template", "metadata", "labels");
  const constraints = listOf(pod.topologySpreadConstraints).filter((one) => selects(one, labels));
  return {
    name,
    pods: wholeNumber(spec, "replicas", 1),
    ...apart(pod.affinity),
    spread: zoneSpread(constraints),
    volume: spec.storage !== undefined || listOf(spec.volumeClaimTemplates).length > 0,
    budget: budgets
      .filter(({ object }) => selects(blockAt(object, "spec"), labels))
      .map(({ object }) => budget(blockAt(object, "spec")))[0],
    priorityClass: textAt(pod, "priorityClassName"),
  };
}

/** Labels that the operator gives to the pods it makes (prometheus-operator, `makeSelectorLabels` of both kinds). */
function operatorLabels(kind: string, name: string): Values {
  const key = kind.toLowerCase();
  return { "app.kubernetes.io/name": key, [key]: name, "operator.prometheus.io/name": name };
}

/** A selector over other pods constrains nothing. For Prometheus the operator fills it in. */
function selects(block: Values, labels: Values): boolean {
  if (block.additionalLabelSelectors !== undefined) return true;
  const wanted = valueAt(block, ["labelSelector", "matchLabels"]) ?? valueAt(block, ["selector", "matchLabels"]);
  return isMap(wanted) && Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

function listOf(value: Json | undefined): Values[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isMap) : [];
}

/** Where what was rendered is not what the model reads from the values. */
export function differences(read: readonly Workload[], rendered: readonly Workload[]): string[] {
  const names = [...new Set([...read, ...rendered].map(({ name }) => name))].sort();
  return names.flatMap((name) => {
    const [values, manifest] = [read, rendered].map((all) => comparable(all.find((one) => one.name === name)));
    return values === manifest ? [] : [`${name}: the values say ${values}, the chart renders ${manifest}`];
  });
}

function comparable(workload: Workload | undefined): string {
  if (!workload) return "nothing";
  return JSON.stringify({ ...workload, copies: undefined }, Object.keys(workload).concat(FIELDS).sort());
}

/** Of spreads and budgets, which JSON would leave out otherwise. */
const FIELDS = ["maxSkew", "minDomains", "minAvailable", "maxUnavailable"];
