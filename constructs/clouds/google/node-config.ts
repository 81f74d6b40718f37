import type { ContainerNodePoolNodeConfig } from "@cdktf/provider-google/lib/container-node-pool";
import type { ClusterContext } from "../contract";
import { clusterLabels } from "./labels";
import { keyPath } from "./resource-names";
import type { ResolvedGoogleCluster } from "./resolved";

/** What holds for every node: an account of its own, verified boot, and a metadata server that knows pods apart. */
export function nodeSafeguards(
  context: ClusterContext<ResolvedGoogleCluster>,
  serviceAccount: string,
): ContainerNodePoolNodeConfig {
  return {
    imageType: "COS_CONTAINERD",
    serviceAccount,
    // IAM decides; scopes are the older way to limit an account, and know only some of the services.
    oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
    workloadMetadataConfig: { mode: "GKE_METADATA" },
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    metadata: { "disable-legacy-endpoints": "true" },
    kubeletConfig: { insecureKubeletReadonlyPortEnabled: "FALSE" },
    bootDiskKmsKey: keyPath(context, "volumes"),
    resourceLabels: clusterLabels(context),
  };
}
