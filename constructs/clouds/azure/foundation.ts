import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import type { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { networkIdOf } from "./ids";
import { addVolumeEncryption } from "./keys";
import { foundationGroup, logWorkspace } from "./names";
import { ClusterNetwork } from "./network";
import { StoreEndpoint, type StoreEndpointProps } from "./private-endpoint";
import { addAzurermProvider } from "./provider";
import type { ResolvedAzureCluster } from "./resolved";
import { addResourceGroup, type Place } from "./resource-group";
import { addStores } from "./stores";
import { clusterTags } from "../tags";

/** Network, stores and logs of a cluster: what holds data and outlives the cluster. */
export function azureFoundation(scope: Construct, context: ClusterContext<ResolvedAzureCluster>): void {
  const { names, spec } = context;
  addAzurermProvider(scope, spec);
  const group = { name: foundationGroup(names), location: spec.region, tags: clusterTags(context) };
  const place = addResourceGroup(scope, "group", group);
  const network = addNetwork(scope, context, place);
  const accountId = addStores(scope, context, place);
  new StoreEndpoint(scope, "stores-endpoint", context, { place, accountId, ...network });
  addLogs(scope, context, place);
  const { customerKeys } = spec;
  if (!customerKeys || customerKeys.volumes === undefined) return;
  addVolumeEncryption(scope, context, { place, key: { ...customerKeys, name: customerKeys.volumes } });
}

type FoundationNetwork = Pick<StoreEndpointProps, "subnetId" | "networkId" | "blobZoneId">;

function addNetwork(scope: Construct, context: ClusterContext<ResolvedAzureCluster>, place: Place): FoundationNetwork {
  const { network } = context.spec;
  if (network.kind === "existing") {
    const { endpointSubnetId: subnetId, blobZoneId } = network;
    return { subnetId, networkId: networkIdOf(subnetId), blobZoneId };
  }
  const { networkId, endpointSubnetId } = new ClusterNetwork(scope, "network", context, { place, network });
  return { subnetId: endpointSubnetId, networkId, blobZoneId: "new" };
}

/** Azure delivers the logs of the control plane from inside: keys, and agents that would send more, are shut out. */
function addLogs(scope: Construct, { names, spec }: ClusterContext<ResolvedAzureCluster>, place: Place): void {
  new LogAnalyticsWorkspace(scope, "logs", {
    ...place,
    name: logWorkspace(names),
    sku: "PerGB2018",
    retentionInDays: spec.logRetention.toDays(),
    localAuthenticationEnabled: false,
    internetIngestionEnabled: false,
  });
}
