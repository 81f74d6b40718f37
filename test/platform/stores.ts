import type { ObjectStore, WorkloadIdentity } from "../../constructs/clouds/contract";
import type { PlatformContext } from "../../constructs/platform/context";
import { contextWith } from "../support/platform-context";

/** A store of each kind that a cloud may have. */
export const STORES: { readonly [Kind in ObjectStore["kind"]]: Extract<ObjectStore, { kind: Kind }> } = {
  s3: { kind: "s3", bucket: "acme-dev-eks-eu1-data", region: "eu-west-1" },
  gcs: { kind: "gcs", bucket: "acme-dev-gke-eu1-data" },
  azure: { kind: "azure", account: "acmedevakseu1", container: "data" },
};

export const KINDS = ["s3", "gcs", "azure"] as const;

/** What a pod must carry on a cloud that does not bind the service account itself. */
export const IDENTITY: WorkloadIdentity = {
  serviceAccountAnnotations: { "azure.workload.identity/client-id": "11111111-2222-3333-4444-555555555555" },
  podLabels: { "azure.workload.identity/use": "true" },
};

/** A cluster that keeps all telemetry in one kind of store. */
export function contextStoringIn(
  kind: ObjectStore["kind"],
  differences: Partial<PlatformContext> = {},
): PlatformContext {
  const stores = { metrics: STORES[kind], logs: STORES[kind], traces: STORES[kind] };
  return {
    ...contextWith({ stores, identities: { metrics: IDENTITY, logs: IDENTITY, traces: IDENTITY } }),
    ...differences,
  };
}
