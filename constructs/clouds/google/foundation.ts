import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { ClusterKeys } from "./keys";
import { clusterLabels } from "./labels";
import { ClusterLogs, needsLogBucket } from "./logs";
import { ClusterNetwork } from "./network";
import { logBucketKey, subnetworkFlowLogs } from "./policies";
import { addGoogleProvider } from "./provider";
import type { ResolvedGoogleCluster } from "./resolved";
import { enableServices } from "./services";
import { addStores } from "./stores";
import { CLUSTER_SERVICES } from "./versions";

/** Network, keys, stores and logs of a cluster: what holds data and outlives the cluster. */
export function googleFoundation(scope: Construct, context: ClusterContext<ResolvedGoogleCluster>): void {
  const { spec } = context;
  addGoogleProvider(scope, { ...spec, labels: clusterLabels(context) });
  const services = enableServices(scope, CLUSTER_SERVICES);
  const keys = spec.accept.googleKeys === false ? new ClusterKeys(scope, "keys", context, services).keys : undefined;
  addNetwork(scope, context, services);
  if (needsLogBucket(spec)) {
    const { bucket } = new ClusterLogs(scope, "logs", context, keys?.logs);
    if (spec.accept.googleKeys !== false) exempt(bucket, logBucketKey, spec.accept.googleKeys);
  }
  addStores(scope, context, keys?.stores);
}

function addNetwork(
  scope: Construct,
  context: ClusterContext<ResolvedGoogleCluster>,
  services: readonly ITerraformDependable[],
): void {
  const { network, accept } = context.spec;
  if (network.kind === "existing") return;
  const { subnetwork } = new ClusterNetwork(scope, "network", context, network, services);
  if (accept.unrecordedTraffic !== false) exempt(subnetwork, subnetworkFlowLogs, accept.unrecordedTraffic);
}
