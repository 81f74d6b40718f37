import { discoveredLabel, IDENTITY, LINE_LABELS, type LineLabel, POD_LABELS } from "../../signals/identity";
import { alloyConfiguration } from "./alloy/print";
import {
  type Block,
  block,
  type Component,
  component,
  environmentVariable,
  Expression,
  exported,
  type Reference,
} from "./alloy/syntax";
import { pipelineStages } from "./log-stages";
import { lokiWrite, logging } from "./parts";
import type { ResolvedLogCollector } from "./props";

/**
 * The configuration of the agent that collects log lines: from the files of its node, or, where pods must not touch
 * the node, from the API server. Either way the lines carry the same labels and pass the same pipelines.
 */
export function logConfiguration(logs: ResolvedLogCollector): string {
  const write = lokiWrite(logs);
  const process = component(
    "loki.process",
    "pods",
    { forward_to: [exported(write)] },
    ...(logs.source === "files" ? [block("stage.cri")] : []),
    ...traceIdStages(),
    ...pipelineStages(logs.pipelines),
    ...fileStages(logs),
  );
  const source = logs.source === "files" ? fileSource : apiSource;
  return alloyConfiguration("collector.logs", [logging(), ...source(exported(process)), process, write]);
}

/** Files under /var/log/pods. Those of finished pods are read, too: a job may be over before it is discovered. */
function fileSource(next: Reference): Component[] {
  const ownNode = new Expression(`"spec.nodeName=" + ${environmentVariable("K8S_NODE_NAME").text}`);
  const pods = component(
    "discovery.kubernetes",
    "pods",
    { role: "pod" },
    block("selectors", { role: "pod", field: ownNode }),
  );
  const targets = component(
    "discovery.relabel",
    "pods",
    { targets: exported(pods) },
    ...identityRules(),
    ...pathRules(),
  );
  const files = component(
    "loki.source.file",
    "pods",
    { targets: exported(targets), forward_to: [next] },
    block("file_match", { enabled: true }),
  );
  return [pods, targets, files];
}

/** The kubelet's log API. The replicas share the pods among each other. */
function apiSource(next: Reference): Component[] {
  const pods = component("discovery.kubernetes", "pods", { role: "pod" });
  const targets = component("discovery.relabel", "pods", { targets: exported(pods) }, ...identityRules());
  const streams = component(
    "loki.source.kubernetes",
    "pods",
    { targets: exported(targets), forward_to: [next] },
    block("clustering", { enabled: true }),
  );
  return [pods, targets, streams];
}

const META = "__meta_kubernetes_pod";

/** Where each label comes from: the first of its sources that a pod has. */
const SOURCES: Record<LineLabel, readonly string[]> = {
  namespace: ["__meta_kubernetes_namespace"],
  pod: [`${META}_name`],
  container: [`${META}_container_name`],
  app: [...POD_LABELS.service.map(discoveredLabel), `${META}_container_name`],
  service_name: ["app"],
  version: [discoveredLabel(POD_LABELS.version)],
};

function identityRules(): Block[] {
  return LINE_LABELS.map((label) => {
    const sources = SOURCES[label];
    // Sources are joined by semicolons; the first group is what comes before the next one, and missing ones are empty.
    const first: Block["attributes"] = sources.length > 1 ? { regex: ";*([^;]+)(;.*)?" } : {};
    return block("rule", { source_labels: sources, ...first, target_label: label });
  });
}

/** Directories are named after the pod's uid, those of static pods after the hash of their manifest. */
function pathRules(): Block[] {
  const container = `${META}_container_name`;
  const staticPod = `${META}_annotation_kubernetes_io_config_hash`;
  const path = { replacement: "/var/log/pods/*$1/*.log", separator: "/", target_label: "__path__" };
  return [
    block("rule", { source_labels: [`${META}_uid`, container], regex: "(.+)", ...path }),
    block("rule", { source_labels: [staticPod, container], regex: "([^/]+/.+)", ...path }),
  ];
}

/**
 * The id of a trace in any line, in the ways that logging libraries write it: from every such line a link leads to the
 * trace, whether a pack knows the format or not. A stage of a pack that finds one itself has the last word. The first
 * letter, which some write large, is left out: an expression that begins with fixed text costs next to nothing.
 */
const TRACE_ID = String.raw`race_?[iI][dD]["']?\s*[:=]\s*["']?(?P<trace_id>[0-9a-f]{32})\b`;

export function traceIdStages(): Block[] {
  return [
    block("stage.regex", { expression: TRACE_ID }),
    block("stage.structured_metadata", { values: { trace_id: "" } }),
  ];
}

/** Beside the line instead of a label: `stream` doubles the number of streams, `filename` counts restarts. */
function fileStages({ source }: ResolvedLogCollector): Block[] {
  const version = { [IDENTITY.version.logs]: "" };
  if (source === "api") {
    return [
      block("stage.structured_metadata", { values: version }),
      block("stage.label_drop", { values: ["instance", "job"] }),
    ];
  }
  return [
    block("stage.structured_metadata", { values: { stream: "", ...version } }),
    block("stage.label_drop", { values: ["filename"] }),
  ];
}
