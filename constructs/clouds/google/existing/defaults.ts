import { days } from "../../../core/duration";
import { merge } from "../../../core/merge";
import type { Tier } from "../../contract";
import { GKE_CREDENTIALS } from "../../credential-endpoints";
import { resolveCapabilities } from "../../existing-cluster";
import { resolveIdentities } from "../../stores";
import { TIER_DEFAULTS } from "../tiers";
import type { ExistingGke } from "./props";
import type { ResolvedExistingGke } from "./resolved";

/** Fills what a cluster leaves open. Expects a cluster that `checkExistingGke` found nothing wrong with. */
export function resolveExistingGke(cluster: ExistingGke, tier: Tier): ResolvedExistingGke {
  const { project, region, name, zones, controlPlaneZone } = cluster;
  const defaults = TIER_DEFAULTS[tier];
  const { dataLossOnDestroy, googleKeys } = defaults.accept;
  return {
    cloud: "google",
    origin: "existing",
    project,
    region,
    name,
    location: controlPlaneZone === undefined ? region : `${region}-${controlPlaneZone}`,
    endpoint: cluster.endpoint ?? "address",
    zones,
    stores: cluster.stores,
    identities: resolveIdentities(cluster.identities ?? "new"),
    storage: cluster.storage ?? { provisioner: "pd.csi.storage.gke.io", parameters: { type: "pd-balanced" } },
    capabilities: resolveCapabilities(USUAL, cluster.capabilities),
    deletedObjectRetention: cluster.deletedObjectRetention ?? days(7),
    accessLogBucket: cluster.accessLogBucket ?? false,
    preventDestroy: cluster.preventDestroy ?? defaults.preventDestroy,
    accept: merge({ dataLossOnDestroy, googleKeys }, cluster.accept ?? {}),
  };
}

const USUAL = {
  hostAccess: true,
  nameServer: "kube-dns",
  networkPolicies: true,
  credentialEndpoints: GKE_CREDENTIALS,
} as const;
