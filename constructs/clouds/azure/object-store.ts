import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Duration } from "../../core/duration";
import type { Place } from "./resource-group";
import type { Replication } from "./versions";

export interface PrivateStorageAccountProps {
  readonly place: Place;
  /** Name, global in Azure. */
  readonly name: string;
  readonly containers: readonly string[];
  readonly replication: Replication;
  /** How long deleted and overwritten blobs, and deleted containers, can be brought back. Whole days. */
  readonly deletedObjectRetention: Duration;
  /** Reachable from the internet, for those who have a role; else through a private endpoint alone. */
  readonly publicEndpoint: boolean;
  /** Key that encrypts everything, and the identity that may use it. @default Azure's key */
  readonly key?: StoreKey;
  readonly preventDestroy: boolean;
}

export interface StoreKey {
  /** URL of the key, without a version. */
  readonly url: string;
  readonly identityId: string;
  readonly permission: ITerraformDependable;
}

/** A storage account without keys: whoever reads or writes has a role on a container. */
export class PrivateStorageAccount extends Construct {
  readonly accountId: string;

  constructor(scope: Construct, id: string, props: PrivateStorageAccountProps) {
    super(scope, id);
    const { key, publicEndpoint, preventDestroy } = props;
    const lifecycle = preventDestroy ? { preventDestroy } : undefined;
    const account = new StorageAccount(this, "account", {
      ...props.place,
      name: props.name,
      accountTier: "Standard",
      accountReplicationType: props.replication,
      ...NO_KEYS,
      ...ENCRYPTED,
      publicNetworkAccessEnabled: publicEndpoint,
      networkRules: publicEndpoint ? undefined : { defaultAction: "Deny", bypass: ["AzureServices"] },
      blobProperties: softDelete(props.deletedObjectRetention),
      ...(key ? encryptedWith(key) : {}),
      lifecycle,
    });
    this.accountId = account.id;
    for (const name of props.containers) {
      new StorageContainer(this, name, {
        name,
        storageAccountId: account.id,
        containerAccessType: "private",
        lifecycle,
      });
    }
  }
}

/** Nothing but tokens of Entra ID opens the account; signatures that one made for longer than an hour are logged. */
const NO_KEYS = {
  sharedAccessKeyEnabled: false,
  defaultToOauthAuthentication: true,
  localUserEnabled: false,
  allowNestedItemsToBePublic: false,
  crossTenantReplicationEnabled: false,
  sasPolicy: { expirationPeriod: "00.01:00:00" },
};

const ENCRYPTED = {
  minTlsVersion: "TLS1_2",
  httpsTrafficOnlyEnabled: true,
  // A second time, in the disks below the service; it can be asked for at creation only.
  infrastructureEncryptionEnabled: true,
};

/**
 * Deleted is what a compactor or a mistake deletes; an overwritten blob counts as deleted, too. There is no rule by age:
 * live blobs are the business of the compactors, which know the retention of each tenant, and the blocks of broken
 * uploads Azure removes by itself after a week.
 */
function softDelete(retention: Duration): object {
  const days = retention.toDays();
  return { deleteRetentionPolicy: { days }, containerDeleteRetentionPolicy: { days } };
}

function encryptedWith({ url, identityId, permission }: StoreKey): object {
  return {
    identity: { type: "UserAssigned", identityIds: [identityId] },
    customerManagedKey: { keyVaultKeyId: url, userAssignedIdentityId: identityId },
    dependsOn: [permission],
  };
}
