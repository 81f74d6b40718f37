import { DataKubernetesStorageClassV1 } from "@cdktf/provider-kubernetes/lib/data-kubernetes-storage-class-v1";
import { StorageClassV1 } from "@cdktf/provider-kubernetes/lib/storage-class-v1";
import { Construct } from "constructs";
import type { ClusterFacts, StorageClassSpec } from "../../clouds/contract";
import { STORAGE_CLASS } from "../../core/names";

/** The storage class of the platform's volumes: the cloud says what a volume is, the platform how it is used. */
export class PlatformStorage extends Construct {
  readonly storageClass: StorageClassV1;

  constructor(scope: Construct, id: string, storage: ClusterFacts["storage"]) {
    super(scope, id);
    const { provisioner, parameters } = storage.like === undefined ? storage : this.copy(storage.like);
    this.storageClass = new StorageClassV1(this, "class", {
      metadata: { name: STORAGE_CLASS },
      storageProvisioner: provisioner,
      parameters: { ...parameters },
      // A zonal volume is made where its pod is scheduled, not the other way round.
      volumeBindingMode: "WaitForFirstConsumer",
      allowVolumeExpansion: true,
      // Telemetry survives a mistaken `helm uninstall`; who means it deletes the volume by hand.
      reclaimPolicy: "Retain",
    });
  }

  /** Only the volume itself: when a class of somebody else's binds or deletes one is not for the platform to risk. */
  private copy(name: string): StorageClassSpec {
    const existing = new DataKubernetesStorageClassV1(this, "existing", { metadata: { name } });
    return { provisioner: existing.storageProvisioner, parameters: existing.parameters };
  }
}
