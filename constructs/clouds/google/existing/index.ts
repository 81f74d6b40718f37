import { KmsKeyRing } from "@cdktf/provider-google/lib/kms-key-ring";
import type { Construct } from "constructs";
import { perSignal, type StoredSignal } from "../../../core/names";
import type { AdoptingCloud, ClusterContext, ClusterFacts } from "../../contract";
import { PodIdentities } from "../identity";
import { EncryptionKey, storageAgent, type UsableKey } from "../keys";
import { clusterLabels } from "../labels";
import { connectGke, DIRECT_PRINCIPAL } from "../locate";
import { keyRingName } from "../names";
import { addGoogleProvider } from "../provider";
import { enableServices } from "../services";
import { addStores } from "../stores";
import type { ResolvedExistingGke } from "./resolved";

type Context = ClusterContext<ResolvedExistingGke>;

/** A GKE cluster of somebody else's: only the stores and identities that it lacks are made. */
export function existingGkeCloud({ stores, identities }: ResolvedExistingGke): AdoptingCloud<ResolvedExistingGke> {
  return {
    foundation: stores === "new" ? existingGkeStores : undefined,
    cluster: identities === "new" ? existingGkeIdentities : undefined,
    locate: locateExistingGke,
  };
}

/** Stores as our own clusters have them, with a key of their own unless Google's are accepted. */
function existingGkeStores(scope: Construct, context: Context): void {
  addGoogleProvider(scope, { ...context.spec, labels: clusterLabels(context) });
  addStores(scope, context, context.spec.accept.googleKeys === false ? storesKey(scope, context) : undefined);
}

function storesKey(scope: Construct, { names, spec }: Context): UsableKey {
  const { region: location, preventDestroy } = spec;
  const services = enableServices(scope, ["cloudkms", "storage"]);
  const ring = new KmsKeyRing(scope, "key-ring", {
    name: keyRingName(names),
    location,
    lifecycle: preventDestroy ? { preventDestroy } : undefined,
    dependsOn: services,
  });
  const user = storageAgent(scope, services);
  return new EncryptionKey(scope, "stores-key", { name: names.key("stores"), keyRing: ring.id, user, preventDestroy });
}

/** Access of the writers to their buckets, and nothing in the cluster: IAM knows service accounts by their names. */
function existingGkeIdentities(scope: Construct, context: Context): void {
  const { spec } = context;
  addGoogleProvider(scope, { ...spec, labels: clusterLabels(context) });
  const buckets = perSignal((signal) => bucketOf(context, signal));
  new PodIdentities(scope, "identities", { project: spec.project, buckets });
}

function locateExistingGke(scope: Construct, context: Context): ClusterFacts {
  const { spec } = context;
  const { region, identities, storage, capabilities } = spec;
  addGoogleProvider(scope, { ...spec, labels: clusterLabels(context) });
  return {
    cloud: "google",
    region,
    connection: connectGke(scope, spec),
    stores: perSignal((signal) => ({ kind: "gcs", bucket: bucketOf(context, signal) })),
    identities: identities === "new" ? perSignal(() => DIRECT_PRINCIPAL) : identities,
    storage,
    capabilities,
  };
}

/** A new bucket has the name that our own clusters' have. */
function bucketOf({ names, spec }: Context, signal: StoredSignal): string {
  return spec.stores === "new" ? names.store(signal) : spec.stores[signal].bucket;
}
