import { LABEL } from "../../core/labels";
import { STORAGE_CLASS, WRITERS } from "../../core/names";
import { RELEASES } from "../addresses";
import {
  RESTRICTED_CONTAINER,
  type RestrictedContainerValues,
  type RestrictedPodValues,
  restrictedPod,
} from "../pod-security";
import { PRIORITY_CLASS } from "../priority-class";
import { resources, type ResourcesValues } from "../sizing";
import { tempoOverrides, type TempoOverridesValues } from "./overrides";
import type { ResolvedTempo } from "./props";
import { tempoStorage, type TempoStorageValues } from "./storage";

/** The user the Tempo image runs as. */
const TEMPO_USER = 10001;

/** What we say to chart `tempo`: Tempo in one process. */
export interface TempoValues {
  readonly fullnameOverride: string;
  readonly serviceAccount: {
    readonly name: string;
    readonly annotations: Readonly<Record<string, string>>;
    readonly automountServiceAccountToken: false;
  };
  readonly podLabels: Readonly<Record<string, string>>;
  readonly securityContext: RestrictedPodValues;
  readonly priorityClassName: string;
  readonly persistence: { readonly enabled: true; readonly storageClassName: string; readonly size: string };
  readonly serviceMonitor: { readonly enabled: true; readonly additionalLabels: Readonly<Record<string, string>> };
  readonly tempo: {
    readonly reportingEnabled: false;
    readonly multitenancyEnabled: true;
    readonly streamOverHttpEnabled: true;
    readonly memBallastSizeMbs: 0;
    /** A Go duration: Tempo refuses days. */
    readonly retention: string;
    readonly resources: ResourcesValues;
    readonly securityContext: RestrictedContainerValues;
    readonly storage: { readonly trace: TempoStorageValues };
    readonly overrides: TempoOverridesValues;
  };
}

export function tempoValues(tempo: ResolvedTempo): TempoValues {
  return {
    fullnameOverride: RELEASES.tempo,
    serviceAccount: {
      name: WRITERS.traces.serviceAccounts.tempo,
      annotations: tempo.identity.serviceAccountAnnotations,
      // Tempo never talks to the API server; clouds project tokens of their own.
      automountServiceAccountToken: false,
    },
    podLabels: tempo.identity.podLabels,
    securityContext: restrictedPod(TEMPO_USER),
    priorityClassName: PRIORITY_CLASS,
    persistence: { enabled: true, storageClassName: STORAGE_CLASS, size: tempo.volume.toKubernetes() },
    serviceMonitor: { enabled: true, additionalLabels: { [LABEL.scope]: "cluster" } },
    tempo: {
      reportingEnabled: false,
      multitenancyEnabled: true,
      // Grafana shows results of a search while it runs, over the one port that is open to it.
      streamOverHttpEnabled: true,
      memBallastSizeMbs: 0,
      retention: tempo.retention.toGo(),
      resources: resources(tempo.size),
      securityContext: RESTRICTED_CONTAINER,
      storage: { trace: tempoStorage(tempo.store) },
      overrides: tempoOverrides(tempo),
    },
  };
}
