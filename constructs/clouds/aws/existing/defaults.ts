import { days } from "../../../core/duration";
import { perSignal } from "../../../core/names";
import type { Tier } from "../../contract";
import { EKS_CREDENTIALS } from "../../credential-endpoints";
import { resolveCapabilities } from "../../existing-cluster";
import { resolveIdentities } from "../../stores";
import { partitionOf } from "../regions";
import { TIER_DEFAULTS } from "../tiers";
import type { ExistingEks } from "./props";
import type { ResolvedExistingEks } from "./resolved";

/** Fills what a cluster leaves open. Expects a cluster that `checkExistingEks` found nothing wrong with. */
export function resolveExistingEks(cluster: ExistingEks, tier: Tier): ResolvedExistingEks {
  const { account, region, name, zones } = cluster;
  const defaults = TIER_DEFAULTS[tier];
  return {
    cloud: "aws",
    origin: "existing",
    account,
    region,
    partition: partitionOf(region),
    name,
    zones,
    stores: resolveStores(cluster),
    identities: resolveIdentities(cluster.identities ?? "new"),
    storage: cluster.storage ?? { provisioner: "ebs.csi.aws.com", parameters: { type: "gp3", encrypted: "true" } },
    capabilities: resolveCapabilities(USUAL, cluster.capabilities),
    deletedObjectRetention: cluster.deletedObjectRetention ?? days(7),
    accessLogBucket: cluster.accessLogBucket ?? false,
    preventDestroy: cluster.preventDestroy ?? defaults.preventDestroy,
    accept: { dataLossOnDestroy: cluster.accept?.dataLossOnDestroy ?? defaults.accept.dataLossOnDestroy },
  };
}

const USUAL = {
  hostAccess: true,
  nameServer: "coredns",
  networkPolicies: true,
  credentialEndpoints: EKS_CREDENTIALS,
} as const;

function resolveStores({ stores, region }: ExistingEks): ResolvedExistingEks["stores"] {
  if (stores === "new") return stores;
  return perSignal((signal) => {
    const { bucket, keyArn, region: own = region } = stores[signal];
    return { bucket, keyArn, region: own };
  });
}
