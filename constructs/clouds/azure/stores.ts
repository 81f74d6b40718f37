import type { Construct } from "constructs";
import { STORED_SIGNALS } from "../../core/names";
import { exempt } from "../../terraform/policies";
import type { ClusterContext } from "../contract";
import { KeyUser, keyUrl } from "./keys";
import { storeContainer, storesAccount } from "./names";
import { PrivateStorageAccount, type StoreKey } from "./object-store";
import { storeKeepsData } from "./policies";
import type { CustomerKeys } from "./props";
import type { ResolvedAzureCluster } from "./resolved";
import type { Place } from "./resource-group";

/** What is said about the stores of a cluster. */
export interface StoreSpec extends Pick<ResolvedAzureCluster, "storeReplication" | "deletedObjectRetention"> {
  readonly customerKeys: Pick<CustomerKeys, "vaultId" | "stores"> | false;
  readonly accept: Pick<ResolvedAzureCluster["accept"], "dataLossOnDestroy">;
}

type StoreContext = Pick<ClusterContext<StoreSpec>, "organization" | "names" | "spec">;

/** One account with a container per signal: a role counts for one container, so that no writer sees another's data. */
export function addStores(scope: Construct, context: StoreContext, place: Place): string {
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

function storeKey(scope: Construct, { names, spec }: StoreContext, place: Place): StoreKey | undefined {
  const { customerKeys } = spec;
  if (!customerKeys || customerKeys.stores === undefined) return undefined;
  const key = { ...customerKeys, name: customerKeys.stores };
  const { identityId, permission } = new KeyUser(scope, "stores-key", { place, name: names.key("stores"), key });
  return { url: keyUrl(key), identityId, permission };
}
