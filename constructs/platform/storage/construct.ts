import { StorageClassV1 } from "@cdktf/provider-kubernetes/lib/storage-class-v1";
import { Construct } from "constructs";
import type { StorageClassSpec } from "../../clouds/contract";
import { STORAGE_CLASS } from "../../core/names";

/** The storage class of the platform's volumes: the cloud says what a volume is, the platform how it is used. */
export class PlatformStorage extends Construct {
  readonly storageClass: StorageClassV1;

  constructor(scope: Construct, id: string, spec: StorageClassSpec) {
    super(scope, id);
    this.storageClass = new StorageClassV1(this, "class", {
      metadata: { name: STORAGE_CLASS },
      storageProvisioner: spec.provisioner,
      parameters: { ...spec.parameters },
      // A zonal volume is made where its pod is scheduled, not the other way round.
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
      // Telemetry survives a mistaken `helm uninstall`; who means it deletes the volume by hand.
      reclaimPolicy: "Retain",
    });
  }
}
