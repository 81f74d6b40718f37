import type { Construct } from "constructs";
import { type ClusterNames, STORED_SIGNALS } from "../../core/names";
import { exempt } from "../../terraform/policies";
import { PrivateBucket } from "./object-store";
import { bucketKeepsData } from "./policies";
import type { ResolvedAwsCluster } from "./resolved";

/** What is said about the stores of a cluster. */
export type StoreSpec = Pick<
  ResolvedAwsCluster,
  "partition" | "deletedObjectRetention" | "accessLogBucket" | "preventDestroy"
> & { readonly accept: Pick<ResolvedAwsCluster["accept"], "dataLossOnDestroy"> };

/** One bucket per signal, so that no writer sees another's data. */
export function addStores(
  scope: Construct,
  { names, spec }: { readonly names: ClusterNames; readonly spec: StoreSpec },
  keyArn: string,
): void {
  const { dataLossOnDestroy } = spec.accept;
  for (const signal of STORED_SIGNALS) {
    const bucket = new PrivateBucket(scope, `${signal}-store`, {
      ...spec,
      bucket: names.store(signal),
      keyArn,
      forceDestroy: dataLossOnDestroy !== false,
    });
    if (dataLossOnDestroy !== false) exempt(bucket, bucketKeepsData, dataLossOnDestroy);
  }
}
