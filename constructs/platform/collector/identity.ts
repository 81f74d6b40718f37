import { IDENTITY, POD_LABELS } from "../../signals/identity";
import { block, type Component, component, type Reference } from "./alloy/syntax";
import type { Origin } from "./parts";

/** Attributes that Kubernetes knows of the pod behind a connection. */
const METADATA = [
  "k8s.namespace.name",
  "k8s.pod.name",
  "k8s.pod.uid",
  "k8s.node.name",
  "k8s.deployment.name",
  "k8s.statefulset.name",
  "k8s.daemonset.name",
  "k8s.job.name",
  "k8s.cronjob.name",
];

/**
 * Says of all telemetry which pod it comes from: the one at the other end of the connection, unless the sender says
 * itself, as one that passes on what others sent does.
 */
export function kubernetesAttributes(next: Reference): Component<"otelcol.processor.k8sattributes"> {
  const own = { from: "resource_attribute" };
  return component(
    "otelcol.processor.k8sattributes",
    "default",
    {},
    block(
      "extract",
      { metadata: METADATA },
      // The labels that name the lines of a pod's log files, too; the last one that a pod has is taken.
      ...[...POD_LABELS.service].reverse().map((key) => block("label", { from: "pod", key, tag_name: "app" })),
      // What the application says of its own version stays.
      block("label", { from: "pod", key: POD_LABELS.version, tag_name: IDENTITY.version.traces }),
    ),
    block("pod_association", {}, block("source", { ...own, name: "k8s.pod.uid" })),
    block("pod_association", {}, block("source", { ...own, name: "k8s.pod.ip" })),
    block("pod_association", {}, block("source", { from: "connection" })),
    block("output", { metrics: [next], logs: [next], traces: [next] }),
  );
}

/** Where each signal goes on to. */
export interface Outputs {
  readonly metrics: readonly Reference[];
  readonly logs: readonly Reference[];
  readonly traces: readonly Reference[];
}

/**
 * One identity for all telemetry. Traces keep OpenTelemetry's names; log lines and samples get the labels of those that
 * are read from files and scraped, so that one selector finds both.
 */
export function identity(origin: Origin, { metrics, logs, traces }: Outputs): Component<"otelcol.processor.transform"> {
  const { cluster, environment } = origin;
  return component(
    "otelcol.processor.transform",
    "identity",
    { error_mode: "ignore" },
    block("trace_statements", {
      context: "resource",
      statements: [setText(IDENTITY.cluster.traces, cluster), setText(IDENTITY.environment.traces, environment)],
    }),
    block("log_statements", {
      context: "resource",
      statements: [
        setText(IDENTITY.cluster.logs, cluster),
        setText(IDENTITY.environment.logs, environment),
        ...(["namespace", "pod", "container", "version"] as const).map((part) =>
          copy(IDENTITY[part].logs, "attributes", IDENTITY[part].traces),
        ),
        `${copy("app", "attributes", IDENTITY.service.traces)} where attributes["app"] == nil`,
      ],
    }),
    block("metric_statements", {
      context: "datapoint",
      statements: [
        setText(IDENTITY.cluster.metrics, cluster),
        setText(IDENTITY.environment.metrics, environment),
        ...(["namespace", "service", "pod", "version"] as const).map((part) =>
          copy(IDENTITY[part].metrics, "resource.attributes", IDENTITY[part].traces),
        ),
      ],
    }),
    block("output", { metrics, logs, traces }),
  );
}

/** A statement in OpenTelemetry's transformation language; its strings are quoted like those of JSON. */
function setText(attribute: string, text: string): string {
  return `set(attributes["${attribute}"], ${JSON.stringify(text)})`;
}

/** Changes nothing where there is no such attribute. */
function copy(attribute: string, map: "attributes" | "resource.attributes", from: string): string {
  return `set(attributes["${attribute}"], ${map}["${from}"])`;
}
