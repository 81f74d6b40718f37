import type { Construct } from "constructs";
import { days } from "../../core/duration";
import { exempt } from "../../terraform/policies";
import { containerId } from "./ids";
import { PrivateStorageAccount } from "./object-store";
import { privateStore, storeEndpoint } from "./policies";
import type { Place } from "./resource-group";

export interface StateStoreProps {
  readonly place: Place;
  readonly account: string;
  readonly container: string;
}

/** Makes the container of the Terraform states, and gives the id by which roles know it. */
export function addStateStore(scope: Construct, { place, account, container }: StateStoreProps): string {
  const store = new PrivateStorageAccount(scope, "state", {
    place,
    name: account,
    containers: [container],
    replication: "ZRS",
    // A state is small, and the one of three months ago may be the last that was whole.
    deletedObjectRetention: days(90),
    publicEndpoint: true,
    preventDestroy: true,
  });
  exempt(store, storeEndpoint, "it is there before any network, and runners of GitHub are in none");
  exempt(store, privateStore, "runners of GitHub have no fixed address, and only roles open the account");
  return containerId(store.accountId, container);
}
