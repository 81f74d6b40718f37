import type { ObjectStore } from "../../clouds/contract";
import { s3Endpoint } from "../../core/s3-endpoint";

/** The `storage.trace` block that both Tempo charts pass to the program, which refuses unknown keys. */
export interface TempoStorageValues {
  readonly backend: "s3" | "gcs" | "azure";
  readonly s3?: { readonly bucket: string; readonly region: string; readonly endpoint: string };
  readonly gcs?: { readonly bucket_name: string };
  readonly azure?: {
    readonly container_name: string;
    readonly storage_account_name: string;
    readonly use_federated_token: true;
  };
}

export function tempoStorage(store: ObjectStore): TempoStorageValues {
  switch (store.kind) {
    case "s3": {
      const { bucket, region } = store;
      return { backend: "s3", s3: { bucket, region, endpoint: s3Endpoint(region) } };
    }
    case "gcs":
      return { backend: "gcs", gcs: { bucket_name: store.bucket } };
    case "azure": {
      const azure = {
        container_name: store.container,
        storage_account_name: store.account,
        use_federated_token: true,
      } as const;
      return { backend: "azure", azure };
    }
  }
}
