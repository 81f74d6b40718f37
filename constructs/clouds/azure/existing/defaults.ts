import { days } from "../../../core/duration";
import type { Tier } from "../../contract";
import { AZURE_CREDENTIALS } from "../../credential-endpoints";
import { resolveCapabilities } from "../../existing-cluster";
import { resolveIdentities } from "../../stores";
import { TIER_DEFAULTS } from "../tiers";
import type { ExistingAks } from "./props";
import type { ResolvedExistingAks } from "./resolved";

/** Fills what a cluster leaves open. Expects a cluster that `checkExistingAks` found nothing wrong with. */
export function resolveExistingAks(cluster: ExistingAks, tier: Tier): ResolvedExistingAks {
  const { subscription, region, resourceGroup, name, zones } = cluster;
  const defaults = TIER_DEFAULTS[tier];
  return {
    cloud: "azure",
    origin: "existing",
    subscription,
    region,
    resourceGroup,
    name,
    zones,
    stores: resolveStores(cluster),
    identities: resolveIdentities(cluster.identities ?? "new"),
    storage: cluster.storage ?? { provisioner: "disk.csi.azure.com", parameters: { skuName: "Premium_LRS" } },
    capabilities: resolveCapabilities(USUAL, cluster.capabilities),
    storeReplication: cluster.storeReplication ?? defaults.storeReplication,
    deletedObjectRetention: cluster.deletedObjectRetention ?? days(7),
    customerKeys: cluster.customerKeys ?? false,
    accept: { dataLossOnDestroy: cluster.accept?.dataLossOnDestroy ?? defaults.accept.dataLossOnDestroy },
  };
}

const USUAL = {
  hostAccess: true,
  nameServer: "coredns",
  networkPolicies: true,
  credentialEndpoints: AZURE_CREDENTIALS,
} as const;

function resolveStores(cluster: ExistingAks): ResolvedExistingAks["stores"] {
  if (cluster.stores !== "new") return { kind: "found", ...cluster.stores };
  const { endpointSubnetId, blobZoneId = "new" } = cluster;
  return { kind: "new", endpointSubnetId, blobZoneId };
}
