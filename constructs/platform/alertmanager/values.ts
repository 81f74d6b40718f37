import { LABEL } from "../../core/labels";
import { PRIORITY_CLASS } from "../priority-class";
import { type ClaimRetentionValues, KEEP_VOLUMES, type StorageValues, storageValues } from "../prometheus/volume-claim";
import { ZONE_SPREAD, type ZoneSpreadValues } from "../prometheus/zone-spread";
import { resources, type ResourcesValues } from "../sizing";
import type { ResolvedAlertmanager } from "./props";
import { receiverSecretNames } from "./secrets";

/** Name of the Secret that carries the configuration and the notification templates. */
export const CONFIG_SECRET = "alertmanager-config";

/** What we say to chart `kube-prometheus-stack` about Alertmanager. */
export interface AlertmanagerValues {
  readonly alertmanager: {
    readonly podDisruptionBudget?: { readonly enabled: true; readonly minAvailable: number };
    readonly alertmanagerSpec: AlertmanagerSpecValues;
  };
}

export interface AlertmanagerSpecValues {
  readonly replicas: number;
  readonly externalUrl?: string;
  readonly useExistingSecret: true;
  readonly configSecret: string;
  /** Secrets mounted as folders of their names. */
  readonly secrets: readonly string[];
  readonly alertmanagerConfigSelector: {
    readonly matchExpressions: readonly { readonly key: string; readonly operator: "Exists" | "DoesNotExist" }[];
  };
  readonly automountServiceAccountToken: false;
  readonly retention: string;
  readonly podAntiAffinity?: "hard";
  readonly topologySpreadConstraints?: readonly AlertmanagerSpreadValues[];
  readonly storage: StorageValues;
  readonly persistentVolumeClaimRetentionPolicy: ClaimRetentionValues;
  readonly resources: ResourcesValues;
  readonly priorityClassName: string;
}

/** Unlike for Prometheus, the operator does not fill in whose pods are spread. */
export interface AlertmanagerSpreadValues extends ZoneSpreadValues {
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

/** Labels that the operator puts on the pods of Alertmanager (prometheus-operator, pkg/alertmanager/statefulset.go). */
const PODS = { "app.kubernetes.io/name": "alertmanager", alertmanager: "kps-alertmanager" };

/** One per zone. Each replica sends on its own when it hears nothing of the others, so that no majority is needed. */
const ZONAL_REPLICAS = 3;

export function alertmanagerValues(alertmanager: ResolvedAlertmanager): AlertmanagerValues {
  const zonal = alertmanager.availability === "zonal";
  return {
    alertmanager: {
      ...(zonal ? { podDisruptionBudget: { enabled: true, minAvailable: ZONAL_REPLICAS - 1 } } : {}),
      alertmanagerSpec: { ...alertmanagerSpec(alertmanager), ...(zonal ? zonalSpec() : { replicas: 1 }) },
    },
  };
}

function alertmanagerSpec(alertmanager: ResolvedAlertmanager): Omit<AlertmanagerSpecValues, "replicas"> {
  const { routing, externalUrl, retention, size, volume } = alertmanager;
  return {
    ...(externalUrl === undefined ? {} : { externalUrl }),
    useExistingSecret: true,
    configSecret: CONFIG_SECRET,
    secrets: receiverSecretNames(routing),
    alertmanagerConfigSelector: NOTHING,
    // It asks the API server for nothing.
    automountServiceAccountToken: false,
    retention: retention.toGo(),
    storage: storageValues(volume),
    persistentVolumeClaimRetentionPolicy: KEEP_VOLUMES,
    resources: resources(size),
    priorityClassName: PRIORITY_CLASS,
  };
}

/**
 * No AlertmanagerConfig is taken: the configuration of the platform is complete. The chart's default takes those of
 * every namespace, and whoever may write one could silence or copy every alert.
 */
const NOTHING: AlertmanagerSpecValues["alertmanagerConfigSelector"] = {
  matchExpressions: [
    { key: LABEL.managedBy, operator: "Exists" },
    { key: LABEL.managedBy, operator: "DoesNotExist" },
  ],
};

function zonalSpec(): Pick<AlertmanagerSpecValues, "replicas" | "podAntiAffinity" | "topologySpreadConstraints"> {
  return {
    replicas: ZONAL_REPLICAS,
    podAntiAffinity: "hard",
    topologySpreadConstraints: [{ ...ZONE_SPREAD, labelSelector: { matchLabels: PODS } }],
  };
}
