import { LABEL } from "../../core/labels";
import {
  RESTRICTED_CONTAINER,
  type RestrictedContainerValues,
  type RestrictedPodValues,
  restrictedPod,
} from "../pod-security";
import { PRIORITY_CLASS } from "../priority-class";
import { ZONE_SPREAD, type ZoneSpreadValues } from "../prometheus/zone-spread";
import { type Availability, type ContainerSize, resources, type ResourcesValues } from "../sizing";
import type { SecretVariableValues } from "./environment";
import type { Receiver } from "./receivers";

/** What we say to chart `alloy`. */
export interface AlloyValues {
  readonly fullnameOverride: string;
  readonly global: { readonly podSecurityContext: RestrictedPodValues | HostPodValues };
  readonly alloy: {
    readonly configMap: { readonly content: string };
    readonly clustering?: { readonly enabled: true };
    readonly storagePath: string;
    readonly enableReporting: false;
    readonly extraEnv?: readonly SecretVariableValues[];
    readonly extraPorts?: readonly PortValues[];
    readonly mounts: { readonly varlog?: true; readonly extra: readonly [MountValues] };
    readonly resources: ResourcesValues;
    readonly securityContext: RestrictedContainerValues | HostContainerValues;
  };
  readonly controller: ControllerValues;
  readonly configReloader: { readonly enabled: false };
  readonly crds: { readonly create: false };
  readonly rbac: RbacValues;
  readonly serviceAccount?: { readonly automountServiceAccountToken: false };
  readonly service?: { readonly clusterIP: "None" };
  readonly serviceMonitor: { readonly enabled: true; readonly additionalLabels: Readonly<Record<string, string>> };
}

export interface ControllerValues {
  readonly type: "daemonset" | "deployment" | "statefulset";
  readonly replicas?: number;
  readonly priorityClassName?: string;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly tolerations?: readonly { readonly operator: "Exists" }[];
  readonly updateStrategy?: UpdateStrategyValues;
  readonly podDisruptionBudget?: { readonly enabled: true; readonly maxUnavailable: 1 };
  readonly topologySpreadConstraints?: readonly SpreadValues[];
  readonly volumes: { readonly extra: readonly [VolumeValues] };
}

type UpdateStrategyValues =
  | { readonly type: "RollingUpdate"; readonly rollingUpdate: { readonly maxUnavailable: string } }
  | { readonly type: "Recreate" };

interface SpreadValues extends ZoneSpreadValues {
  readonly labelSelector: { readonly matchLabels: Readonly<Record<string, string>> };
}

interface PortValues {
  readonly name: string;
  readonly port: number;
  readonly targetPort: number;
  readonly protocol: "TCP" | "UDP";
}

interface MountValues {
  readonly name: string;
  readonly mountPath: string;
}

type VolumeValues = { readonly name: string } & (
  | { readonly emptyDir: { readonly sizeLimit: string } }
  | { readonly hostPath: { readonly path: string; readonly type: "DirectoryOrCreate" } }
);

export type RbacValues =
  { readonly create: false } | { readonly rules: readonly [Rule]; readonly clusterRules: readonly [Rule] };

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

interface HostPodValues {
  readonly seccompProfile: { readonly type: "RuntimeDefault" };
}

interface HostContainerValues {
  readonly allowPrivilegeEscalation: false;
  readonly readOnlyRootFilesystem: true;
  readonly runAsUser: 0;
  readonly capabilities: { readonly drop: readonly ["ALL"]; readonly add: readonly ["DAC_READ_SEARCH"] };
}

/** The user that the image brings for running without root (grafana/alloy, Dockerfile). */
const ALLOY_USER = 473;

/** Where Alloy keeps how far it has read, and samples that are not yet sent. */
export const DATA = { name: "data", mountPath: "/var/lib/alloy" } as const;

/** What all releases of the chart have in common: an Alloy without privileges and with one file of configuration. */
export function alloyValues(release: string, content: string, size: ContainerSize): SharedAlloyValues {
  return {
    fullnameOverride: release,
    global: { podSecurityContext: restrictedPod(ALLOY_USER) },
    alloy: {
      configMap: { content },
      storagePath: DATA.mountPath,
      enableReporting: false,
      mounts: { extra: [DATA] },
      resources: resources(size),
      securityContext: RESTRICTED_CONTAINER,
    },
    // A new configuration makes new pods. One that does not load stops the rollout, where the old ones still work.
    configReloader: { enabled: false },
    crds: { create: false },
    serviceMonitor: { enabled: true, additionalLabels: { [LABEL.scope]: "cluster" } },
  };
}

type SharedAlloyValues = Omit<AlloyValues, "controller" | "rbac">;

/** Samples that wait for Prometheus longer than this has room for are lost, and not the node's disk. */
export const TEMPORARY_DATA: Pick<ControllerValues, "volumes"> = {
  volumes: { extra: [{ name: DATA.name, emptyDir: { sizeLimit: "5Gi" } }] },
};

/** One replica, or two that survive a zone; first in line when room is short. */
export function replication(release: string, availability: Availability): Partial<ControllerValues> {
  if (availability === "single") return { replicas: 1, priorityClassName: PRIORITY_CLASS };
  return {
    replicas: 2,
    priorityClassName: PRIORITY_CLASS,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    topologySpreadConstraints: [
      { ...ZONE_SPREAD, labelSelector: { matchLabels: { "app.kubernetes.io/instance": release } } },
    ],
  };
}

/**
 * The right to read resources of the core group in all namespaces, and nothing else: the chart's own rules include
 * every Secret. They are in two parts because the chart joins two lists and breaks when one of them is empty.
 */
export function mayRead(...resources: readonly string[]): RbacValues {
  return {
    rules: [{ apiGroups: [""], resources, verbs: ["get"] }],
    clusterRules: [{ apiGroups: [""], resources, verbs: ["list", "watch"] }],
  };
}

export function portValues({ name, port, protocol }: Receiver): PortValues {
  return { name, port, targetPort: port, protocol };
}
