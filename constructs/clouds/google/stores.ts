import type { Construct } from "constructs";
import { type ClusterNames, STORED_SIGNALS } from "../../core/names";
import { exempt } from "../../terraform/policies";
import type { UsableKey } from "./keys";
import { PrivateBucket } from "./object-store";
import { bucketKeepsData, bucketKey } from "./policies";
import type { ResolvedGoogleCluster } from "./resolved";

/** What is said about the stores of a cluster. */
export type StoreSpec = Pick<
  ResolvedGoogleCluster,
  "region" | "deletedObjectRetention" | "accessLogBucket" | "preventDestroy"
> & { readonly accept: Pick<ResolvedGoogleCluster["accept"], "dataLossOnDestroy" | "googleKeys"> };

/** One bucket per signal, so that no writer sees another's data. */
export function addStores(
  scope: Construct,
  { names, spec }: { readonly names: ClusterNames; readonly spec: StoreSpec },
  key: UsableKey | undefined,
): void {
  const { dataLossOnDestroy, googleKeys } = spec.accept;
  for (const signal of STORED_SIGNALS) {
    const { bucket } = new PrivateBucket(scope, `${signal}-store`, {
      ...spec,
      bucket: names.store(signal),
      key,
      forceDestroy: dataLossOnDestroy !== false,
    });
    if (dataLossOnDestroy !== false) exempt(bucket, bucketKeepsData, dataLossOnDestroy);
    if (googleKeys !== false) exempt(bucket, bucketKey, googleKeys);
  }
}
