import { LogAnalyticsWorkspace } from "@cdktf/provider-azurerm/lib/log-analytics-workspace";
import type { Construct } from "constructs";
import { STORED_SIGNALS } from "../../core/names";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { networkIdOf } from "./ids";
import { addVolumeEncryption, KeyUser, keyUrl } from "./keys";
import { foundationGroup, logWorkspace, storeContainer, storesAccount } from "./names";
import { ClusterNetwork } from "./network";
import { PrivateStorageAccount, type StoreKey } from "./object-store";
import { storeKeepsData } from "./policies";
import { StoreEndpoint, type StoreEndpointProps } from "./private-endpoint";
import { addAzurermProvider } from "./provider";
import type { ResolvedAzureCluster } from "./resolved";
import { addResourceGroup, type Place } from "./resource-group";
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

/** One account with a container per signal: a role counts for one container, so that no writer sees another's data. */
function addStores(scope: Construct, context: ClusterContext<ResolvedAzureCluster>, place: Place): string {
  const { organization, names, spec } = context;
  const account = new PrivateStorageAccount(scope, "stores", {
    place,
    name: storesAccount(organization, names),
    containers: STORED_SIGNALS.map(storeContainer),
    replication: spec.storeReplication,
    deletedObjectRetention: spec.deletedObjectRetention,
    publicEndpoint: false,
    key: storeKey(scope, context, place),
    preventDestroy: spec.accept.dataLossOnDestroy === false,
  });
  if (spec.accept.dataLossOnDestroy !== false) exempt(account, storeKeepsData, spec.accept.dataLossOnDestroy);
  return account.accountId;
}

function storeKey(
  scope: Construct,
  { names, spec }: ClusterContext<ResolvedAzureCluster>,
  place: Place,
): StoreKey | undefined {
  const { customerKeys } = spec;
  if (!customerKeys || customerKeys.stores === undefined) return undefined;
  const key = { ...customerKeys, name: customerKeys.stores };
  const { identityId, permission } = new KeyUser(scope, "stores-key", { place, name: names.key("stores"), key });
  return { url: keyUrl(key), identityId, permission };
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
