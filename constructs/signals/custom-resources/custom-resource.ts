import type { Json } from "../../core/json";
import type { KubernetesObject } from "../../core/kubernetes-object";
import { objectLabels, type Scope } from "../../core/labels";

/** Whose object it is and where it lies. */
export interface Origin {
  readonly pack: string;
  readonly namespace: string;
  readonly scope: Scope;
}

/** Kinds of the Prometheus operator that signals become, with the version of their API. */
const API_VERSIONS = {
  ServiceMonitor: "monitoring.coreos.com/v1",
  PodMonitor: "monitoring.coreos.com/v1",
  Probe: "monitoring.coreos.com/v1",
  PrometheusRule: "monitoring.coreos.com/v1",
} as const;

/**
 * A custom resource of a pack. Its name is the pack's and its own with a dot between them, which neither contains, so
 * that packs never collide.
 */
export function customResource(
  kind: keyof typeof API_VERSIONS,
  name: string,
  { pack, namespace, scope }: Origin,
  spec: Json,
): KubernetesObject {
  return {
    apiVersion: API_VERSIONS[kind],
    kind,
    metadata: { name: `${pack}.${name}`, namespace, labels: objectLabels(scope, pack) },
    spec,
  };
}
