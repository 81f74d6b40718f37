import type { StoredSignal } from "../../../core/names";
import type { ExistingClusterFacts } from "../../existing-cluster";
import type { GivenIdentity } from "../../stores";
import type { AcceptedRisks, AzureClusterProps, AzureZones, CustomerKeys, DnsZoneId, SubnetId } from "../props";

/** An AKS cluster that somebody else made, as an environment names it. Made by {@link existingAks}. */
export type ExistingAks = ExistingAksProps & { readonly cloud: "azure"; readonly origin: "existing" };

/**
 * Describes an AKS cluster that is there already, by its resource group and name:
 * `existingAks({ subscription, region: "westeurope", resourceGroup: "payments", name: "payments", … })`.
 *
 * It needs the OIDC issuer and the workload identity webhook, and Azure RBAC that makes whoever deploys an administrator.
 */
export function existingAks(props: ExistingAksProps): ExistingAks {
  return { ...props, cloud: "azure", origin: "existing" };
}

/** What describes it: with new stores, or with stores that are there already. */
export type ExistingAksProps = ExistingAksClusterProps & (NewStoresProps | FoundStoresProps);

export interface ExistingAksClusterProps
  extends Omit<ExistingClusterFacts, "zones">, Pick<AzureClusterProps, "subscription" | "region"> {
  readonly resourceGroup: string;
  /** Name of the cluster in AKS. */
  readonly name: string;
  /** Numbers of the zones that have nodes. */
  readonly zones: AzureZones;
  /**
   * `"new"` makes an identity per writer that trusts its service accounts, in a cluster stack; else how those and their
   * pods are marked in the namespace `monitoring`: `kps-prometheus` and `thanos` for metrics, `loki` for logs, `tempo`
   * for traces. @default "new"
   */
  readonly identities?: "new" | Readonly<Partial<Record<StoredSignal, GivenIdentity>>>;
}

/** A storage account with a private endpoint, in a foundation stack. */
export interface NewStoresProps extends Pick<AzureClusterProps, "storeReplication" | "deletedObjectRetention"> {
  readonly stores: "new";
  /** Subnet of the private endpoint, in the network of the cluster or one that it reaches. */
  readonly endpointSubnetId: SubnetId;
  /** Private DNS zone `privatelink.blob.core.windows.net` that the network is linked to. @default a new one, linked to it */
  readonly blobZoneId?: DnsZoneId;
  /** Key of yours that encrypts the account. @default none */
  readonly customerKeys?: Pick<CustomerKeys, "vaultId" | "stores">;
  /** @default none; in development dataLossOnDestroy */
  readonly accept?: Pick<AcceptedRisks, "dataLossOnDestroy">;
}

/** Containers that are there already, and that the cluster reaches. */
export interface FoundStoresProps {
  readonly stores: Readonly<Record<StoredSignal, FoundContainer>>;
  readonly endpointSubnetId?: undefined;
  readonly blobZoneId?: undefined;
  readonly storeReplication?: undefined;
  readonly deletedObjectRetention?: undefined;
  readonly customerKeys?: undefined;
  readonly accept?: undefined;
}

export interface FoundContainer {
  /** Resource id of the storage account: the identity of the writer gets a role below it. */
  readonly accountId: StorageAccountId;
  readonly container: string;
}

export type StorageAccountId =
  `/subscriptions/${string}/resourceGroups/${string}/providers/Microsoft.Storage/storageAccounts/${string}`;
