import type { ObjectStore } from "../../clouds/contract";

/**
 * The `loki.storage` block of the chart, for Loki's own storage clients. Without keys, endpoint or connection string
 * they take the identity of the pod.
 */
export interface LokiStorageValues {
  readonly type: "s3" | "gcs" | "azure";
  readonly bucketNames: { readonly chunks: string };
  readonly s3?: { readonly region: string };
  readonly azure?: { readonly accountName: string; readonly useFederatedToken: true };
}

/** Rules come from files, so nothing but `chunks` (log data and its index) is kept in a store. */
export function lokiStorage(store: ObjectStore): LokiStorageValues {
  switch (store.kind) {
    case "s3":
      return { type: "s3", bucketNames: { chunks: store.bucket }, s3: { region: store.region } };
    case "gcs":
      return { type: "gcs", bucketNames: { chunks: store.bucket } };
    case "azure": {
      const azure = { accountName: store.account, useFederatedToken: true } as const;
      return { type: "azure", bucketNames: { chunks: store.container }, azure };
    }
  }
}
