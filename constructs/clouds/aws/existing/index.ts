import { Construct } from "constructs";
import { perSignal, STORED_SIGNALS, type StoredSignal } from "../../../core/names";
import type { AdoptingCloud, ClusterContext, ClusterFacts } from "../../contract";
import { clusterTags } from "../../tags";
import { addStoreWriter } from "../identity";
import { EncryptionKey, ownerStatement } from "../keys";
import { connectEks, POD_IDENTITY } from "../locate";
import { findKey } from "../lookup";
import { keyAlias } from "../names";
import { addAwsProvider } from "../provider";
import { addStores } from "../stores";
import type { ResolvedBucket, ResolvedExistingEks } from "./resolved";

type Context = ClusterContext<ResolvedExistingEks>;

/** An EKS cluster of somebody else's: only the stores and identities that it lacks are made. */
export function existingEksCloud({ stores, identities }: ResolvedExistingEks): AdoptingCloud<ResolvedExistingEks> {
  return {
    foundation: stores === "new" ? existingEksStores : undefined,
    cluster: identities === "new" ? existingEksIdentities : undefined,
    locate: locateExistingEks,
  };
}

/** Stores as our own clusters have them, with a key of their own. */
function existingEksStores(scope: Construct, context: Context): void {
  const { names, spec } = context;
  addAwsProvider(scope, { ...spec, tags: clusterTags(context) });
  const { arn } = new EncryptionKey(scope, "stores-key", {
    alias: keyAlias(names, "stores"),
    description: `${names.cluster}: metrics, logs and traces in their stores`,
    statements: [ownerStatement(spec)],
    preventDestroy: spec.preventDestroy,
  });
  addStores(scope, context, arn);
}

/** A role per writer, and nothing else in the cluster. */
function existingEksIdentities(scope: Construct, context: Context): void {
  const { spec } = context;
  addAwsProvider(scope, { ...spec, tags: clusterTags(context) });
  const keyArn = spec.stores === "new" ? findKey(scope, context, "stores") : undefined;
  const identities = new Construct(scope, "identities");
  for (const signal of STORED_SIGNALS) {
    const store = { keyArn, ...bucketOf(context, signal) };
    addStoreWriter(identities, context, signal, { cluster: spec.name, clusterName: spec.name, ...store });
  }
}

function locateExistingEks(scope: Construct, context: Context): ClusterFacts {
  const { spec } = context;
  const { region, identities, storage, capabilities } = spec;
  addAwsProvider(scope, { ...spec, tags: clusterTags(context) });
  return {
    cloud: "aws",
    region,
    connection: connectEks(scope, spec.name, region),
    stores: perSignal((signal) => {
      const store = bucketOf(context, signal);
      return { kind: "s3", bucket: store.bucket, region: store.region };
    }),
    identities: identities === "new" ? perSignal(() => POD_IDENTITY) : identities,
    storage,
    capabilities,
  };
}

/** A new bucket has the name that our own clusters' have, and a key that must be looked up. */
function bucketOf(
  { names, spec }: Context,
  signal: StoredSignal,
): Omit<ResolvedBucket, "keyArn"> & Partial<ResolvedBucket> {
  return spec.stores === "new" ? { bucket: names.store(signal), region: spec.region } : spec.stores[signal];
}
