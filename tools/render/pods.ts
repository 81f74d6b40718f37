import type { Json } from "../../constructs/core/json";
import { isMap, overlay, valueAt, type Values } from "../lib/value-path";
import { describeManifest, type Manifest } from "./manifests";
import type { Container, PodSpec } from "./pod-standards";

/** A pod that an object brings into being. */
export interface Pod {
  readonly owner: string;
  readonly namespace?: string;
  readonly spec: PodSpec;
}

const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  Pod: ["spec"],
  Deployment: ["spec", "template", "spec"],
  ReplicaSet: ["spec", "template", "spec"],
  StatefulSet: ["spec", "template", "spec"],
  DaemonSet: ["spec", "template", "spec"],
  Job: ["spec", "template", "spec"],
  CronJob: ["spec", "jobTemplate", "spec", "template", "spec"],
};

/** The container that the Prometheus operator runs for a custom resource of its own. */
const OPERATED: Readonly<Record<string, string>> = {
  Alertmanager: "alertmanager",
  Prometheus: "prometheus",
  PrometheusAgent: "prometheus",
  ThanosRuler: "thanos-ruler",
};

/** The pods of rendered objects; those of `helm test` never run under Terraform and are left out. */
export function podsOf(manifests: readonly Manifest[]): Pod[] {
  return manifests.filter((manifest) => !isTest(manifest)).flatMap(podOf);
}

function podOf(manifest: Manifest): Pod[] {
  const { kind, apiVersion, object, namespace } = manifest;
  const template = TEMPLATES[kind];
  const main = apiVersion.startsWith("monitoring.coreos.com/") ? OPERATED[kind] : undefined;
  const spec = template ? valueAt(object, template) : main && operatedPod(main, object);
  return isMap(spec) ? [{ owner: describeManifest(manifest), namespace, spec: spec }] : [];
}

function isTest({ object }: Manifest): boolean {
  const hooks = valueAt(object, ["metadata", "annotations", "helm.sh/hook"]);
  return typeof hooks === "string" && hooks.split(",").every((hook) => hook.trim().startsWith("test"));
}

/** What the operator gives its containers (prometheus-operator, pkg/prometheus/server/statefulset.go and its like). */
const OPERATOR_CONTEXT = {
  readOnlyRootFilesystem: true,
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
};

/** The pod that the operator will make, as far as the custom resource decides it. Its reloader is left out. */
function operatedPod(main: string, object: Values): Values {
  const spec = isMap(object.spec) ? object.spec : {};
  const thanos = isMap(spec.thanos) ? [operated("thanos-sidecar", spec.thanos.resources)] : [];
  const given = Array.isArray(spec.containers) ? (spec.containers as readonly Values[]) : [];
  const made = [operated(main, spec.resources), ...thanos].map((container) =>
    overlay(container, given.find(({ name }) => name === container.name) ?? {}),
  );
  const others = given.filter(({ name }) => !made.some((container) => container.name === name));
  return { ...spec, containers: [...made, ...others.filter(({ name }) => name !== "config-reloader")] };
}

function operated(name: string, resources: Json | undefined): Values {
  return { name, securityContext: OPERATOR_CONTEXT, ...(resources === undefined ? {} : { resources }) };
}

/** All containers of a pod. */
export function containersOf({ containers = [], initContainers = [] }: PodSpec): readonly Container[] {
  return [...initContainers, ...containers];
}
