import { STORAGE_CLASS } from "../../core/names";
import type { Size } from "../../core/size";

/** The storage of a custom resource of the Prometheus operator. */
export interface StorageValues {
  readonly volumeClaimTemplate: {
    readonly spec: {
      readonly storageClassName: string;
      readonly accessModes: readonly ["ReadWriteOnce"];
      readonly resources: { readonly requests: { readonly storage: string } };
    };
  };
}

/** A volume of the platform's storage class. */
export function storageValues(volume: Size): StorageValues {
  return {
    volumeClaimTemplate: {
      spec: {
        storageClassName: STORAGE_CLASS,
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: volume.toKubernetes() } },
      },
    },
  };
}

/** Volumes outlive the StatefulSet that made them. */
export interface ClaimRetentionValues {
  readonly whenDeleted: "Retain";
  readonly whenScaled: "Retain";
}

export const KEEP_VOLUMES: ClaimRetentionValues = { whenDeleted: "Retain", whenScaled: "Retain" };
