import { DataAzurermKubernetesCluster } from "@cdktf/provider-azurerm/lib/data-azurerm-kubernetes-cluster";
import type { Construct } from "constructs";
import { perSignal, type StoredSignal } from "../../../core/names";
import type { AdoptingCloud, ClusterContext, ClusterFacts } from "../../contract";
import { clusterTags } from "../../tags";
import { WorkloadIdentities } from "../identity";
import { containerId, networkIdOf, storeId } from "../ids";
import { connectAks, workloadIdentity } from "../locate";
import { findWriter } from "../lookup";
import { clusterGroup, foundationGroup, storeContainer, storesAccount } from "../names";
import { StoreEndpoint } from "../private-endpoint";
import { addAzurermProvider } from "../provider";
import { addResourceGroup } from "../resource-group";
import { addStores } from "../stores";
import type { ResolvedExistingAks, ResolvedNewStores } from "./resolved";

type Context = ClusterContext<ResolvedExistingAks>;

/** An AKS cluster of somebody else's: only the stores and identities that it lacks are made, in groups of their own. */
export function existingAksCloud({ stores, identities }: ResolvedExistingAks): AdoptingCloud<ResolvedExistingAks> {
  return {
    foundation:
      stores.kind === "new"
        ? (scope, context) => {
            existingAksStores(scope, context, stores);
          }
        : undefined,
    cluster: identities === "new" ? existingAksIdentities : undefined,
    locate: locateExistingAks,
  };
}

/** Stores as our own clusters have them, brought into the network of the cluster. */
function existingAksStores(
  scope: Construct,
  context: Context,
  { endpointSubnetId, blobZoneId }: ResolvedNewStores,
): void {
  const { names, spec } = context;
  addAzurermProvider(scope, spec);
  const group = { name: foundationGroup(names), location: spec.region, tags: clusterTags(context) };
  const place = addResourceGroup(scope, "group", group);
  const accountId = addStores(scope, context, place);
  const network = { subnetId: endpointSubnetId, networkId: networkIdOf(endpointSubnetId), blobZoneId };
  new StoreEndpoint(scope, "stores-endpoint", context, { place, accountId, ...network });
}

/** An identity per writer, which trusts what the cluster says of its service accounts. */
function existingAksIdentities(scope: Construct, context: Context): void {
  const { names, spec } = context;
  addAzurermProvider(scope, spec);
  const group = { name: clusterGroup(names), location: spec.region, tags: clusterTags(context) };
  const place = addResourceGroup(scope, "group", group);
  const { name, resourceGroup: resourceGroupName } = spec;
  const cluster = new DataAzurermKubernetesCluster(scope, "cluster", { name, resourceGroupName });
  const stores = perSignal((signal) => storeIdOf(context, signal));
  new WorkloadIdentities(scope, "identities", context, { place, issuer: cluster.oidcIssuerUrl, stores });
}

/** The container of a signal as roles know it. */
function storeIdOf(context: Context, signal: StoredSignal): string {
  const { stores } = context.spec;
  if (stores.kind === "new") return storeId(context, signal);
  return containerId(stores[signal].accountId, stores[signal].container);
}

function locateExistingAks(scope: Construct, context: Context): ClusterFacts {
  const { spec } = context;
  const { region, identities, storage, capabilities } = spec;
  addAzurermProvider(scope, spec);
  return {
    cloud: "azure",
    region,
    connection: connectAks(scope, spec.name, spec.resourceGroup),
    stores: perSignal((signal) => ({ kind: "azure", ...storeOf(context, signal) })),
    identities:
      identities === "new" ? perSignal((signal) => workloadIdentity(findWriter(scope, context, signal))) : identities,
    storage,
    capabilities,
  };
}

function storeOf({ organization, names, spec }: Context, signal: StoredSignal): { account: string; container: string } {
  const { stores } = spec;
  if (stores.kind === "new") return { account: storesAccount(organization, names), container: storeContainer(signal) };
  const { accountId, container } = stores[signal];
  return { account: accountId.slice(accountId.lastIndexOf("/") + 1), container };
}
