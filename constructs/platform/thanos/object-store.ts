import type { ObjectStore } from "../../clouds/contract";
import { s3Endpoint } from "../../core/s3-endpoint";

/** The Secret in which the sidecar of Prometheus and the parts of Thanos find the object store. */
export const OBJECT_STORE = { name: "thanos-object-store", key: "objstore.yml" } as const;

/** What Thanos' client of object stores reads (thanos-io/objstore, README, "Supported Providers"). */
export type ThanosObjectStore =
  | {
      readonly type: "S3";
      readonly config: {
        readonly bucket: string;
        readonly endpoint: string;
        readonly region: string;
        /** Credentials by the chain of the SDK, which finds the identity of the pod. */
        readonly aws_sdk_auth: true;
      };
    }
  | { readonly type: "GCS"; readonly config: { readonly bucket: string } }
  | {
      readonly type: "AZURE";
      /** Without a key or an identity's id it takes the default chain, which finds the identity of the pod. */
      readonly config: { readonly storage_account: string; readonly container: string };
    };

export function thanosObjectStore(store: ObjectStore): ThanosObjectStore {
  switch (store.kind) {
    case "s3": {
      const { bucket, region } = store;
      return { type: "S3", config: { bucket, endpoint: s3Endpoint(region), region, aws_sdk_auth: true } };
    }
    case "gcs":
      return { type: "GCS", config: { bucket: store.bucket } };
    case "azure":
      return { type: "AZURE", config: { storage_account: store.account, container: store.container } };
  }
}
