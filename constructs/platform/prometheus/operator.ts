import { NAMESPACES } from "../../core/names";
import { RELEASES } from "../addresses";
import { resources, type ResourcesValues } from "../sizing";
import type { ResolvedPrometheus } from "./props";
import { SMALL_PARTS } from "./sizes";

/** The operator and its admission webhook, as the chart takes them. */
export interface OperatorValues {
  readonly resources: ResourcesValues;
  readonly prometheusConfigReloader: { readonly resources: ResourcesValues };
  readonly kubeletService: { readonly namespace: string };
  readonly kubeletEndpointsEnabled: false;
  readonly kubeletEndpointSliceEnabled: true;
  readonly admissionWebhooks: {
    readonly failurePolicy: "IgnoreOnInstallOnly";
    readonly patch: { readonly resources: ResourcesValues };
    readonly deployment?: WebhookDeploymentValues;
  };
}

interface WebhookDeploymentValues {
  readonly enabled: true;
  readonly replicas: 2;
  readonly podDisruptionBudget: { readonly enabled: true };
  readonly affinity: {
    readonly podAntiAffinity: { readonly requiredDuringSchedulingIgnoredDuringExecution: readonly [ApartValues] };
  };
  readonly resources: ResourcesValues;
}

interface ApartValues {
  readonly topologyKey: "topology.kubernetes.io/zone";
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

export function operatorValues({ availability, operator }: ResolvedPrometheus): OperatorValues {
  return {
    resources: resources(operator),
    prometheusConfigReloader: { resources: resources(SMALL_PARTS.configReloader) },
    // Not in kube-system, the chart's default, where Autopilot lets nobody make anything.
    kubeletService: { namespace: NAMESPACES.platform },
    kubeletEndpointsEnabled: false,
    kubeletEndpointSliceEnabled: true,
    admissionWebhooks: {
      // The first install brings rules before anybody answers; from then on a broken rule is refused.
      failurePolicy: "IgnoreOnInstallOnly",
      patch: { resources: resources(SMALL_PARTS.admissionWebhook) },
      // The operator has one replica, ever. While it restarts, no rule could be written without others that answer.
      ...(availability === "zonal" ? { deployment: WEBHOOK_DEPLOYMENT } : {}),
    },
  };
}

const WEBHOOK_PODS = { app: "kube-prometheus-stack-operator-webhook", release: RELEASES.prometheus };

const WEBHOOK_DEPLOYMENT: WebhookDeploymentValues = {
  enabled: true,
  replicas: 2,
  podDisruptionBudget: { enabled: true },
  affinity: {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey: "topology.kubernetes.io/zone", labelSelector: { matchLabels: WEBHOOK_PODS } },
      ],
    },
  },
  resources: resources(SMALL_PARTS.admissionWebhook),
};
