import type { Behaviour } from "./behaviour";

/** Kubernetes objects: their name and namespace are their identity. */
export const KUBERNETES: Behaviour = {
  id: "{metadata.namespace}/{metadata.name}",
  resources: {
    kubernetes_namespace_v1: { id: "{metadata.name}" },
    kubernetes_storage_class_v1: { id: "{metadata.name}" },
  },
  dataSources: {},
  replacedBy: {
    kubernetes_config_map_v1: ["metadata.name", "metadata.namespace"],
    kubernetes_namespace_v1: ["metadata.name"],
    kubernetes_network_policy_v1: ["metadata.name", "metadata.namespace"],
    kubernetes_secret_v1: ["metadata.name", "metadata.namespace", "type"],
    kubernetes_service_v1: ["metadata.name", "metadata.namespace"],
    kubernetes_storage_class_v1: ["metadata.name", "parameters", "storage_provisioner", "volume_binding_mode"],
  },
};

/** Helm releases. */
export const HELM: Behaviour = {
  id: "{name}",
  resources: { helm_release: { status: "deployed", version: "1.0.0" } },
  dataSources: {},
  replacedBy: { helm_release: ["name", "namespace"] },
};
