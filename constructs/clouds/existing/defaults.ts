import { perSignal } from "../../core/names";
import type { Capabilities, ObjectStore } from "../contract";
import { AZURE_CREDENTIALS, EKS_CREDENTIALS, GKE_CREDENTIALS } from "../credential-endpoints";
import { resolveCapabilities } from "../existing-cluster";
import { resolveIdentity } from "../stores";
import type { ExistingCluster } from "./props";
import type { ResolvedExistingCluster } from "./resolved";

/** Where kubectl and its like keep contexts. */
export const KUBECONFIG = "~/.kube/config";

/** Fills what a cluster leaves open. Expects a cluster that `checkExisting` found nothing wrong with. */
export function resolveExisting(cluster: ExistingCluster): ResolvedExistingCluster {
  const { context, region, zones, stores, storage, identities = {} } = cluster;
  return {
    cloud: "existing",
    context,
    kubeconfig: cluster.kubeconfig ?? KUBECONFIG,
    region,
    zones,
    stores,
    identities: perSignal((signal) => resolveIdentity(identities[signal])),
    storage,
    capabilities: resolveCapabilities(usualCapabilities(Object.values(stores)), cluster.capabilities),
  };
}

/**
 * Network policies are the safe guess: where nothing enforces them they do nothing. Pods may go where the clouds of the
 * stores give out credentials.
 */
function usualCapabilities(stores: readonly ObjectStore[]): Capabilities {
  const kinds = [...new Set(stores.map(({ kind }) => kind))].sort();
  return {
    hostAccess: true,
    nameServer: "coredns",
    networkPolicies: true,
    credentialEndpoints: kinds.flatMap((kind) => CREDENTIALS[kind]),
  };
}

const CREDENTIALS = { s3: EKS_CREDENTIALS, gcs: GKE_CREDENTIALS, azure: AZURE_CREDENTIALS };
