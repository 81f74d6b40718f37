import { DiskEncryptionSet } from "@cdktf/provider-azurerm/lib/disk-encryption-set";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { ClusterContext } from "../contract";
import { diskEncryptionSet } from "./names";
import type { KeyVaultId } from "./props";
import type { ResolvedAzureCluster } from "./resolved";
import type { Place } from "./resource-group";
import { grantToIdentity, ROLES } from "./roles";

/** A key in a vault of somebody else's, by its name and, where one version is meant, `name/version`. */
export interface VaultKey {
  readonly vaultId: KeyVaultId;
  readonly name: string;
}

/** `https://acme.vault.azure.net/keys/stores` */
export function keyUrl({ vaultId, name }: VaultKey): string {
  return `https://${vaultId.slice(vaultId.lastIndexOf("/") + 1)}.vault.azure.net/keys/${name}`;
}

/** The key as roles know it: without a version. */
export function keyScope({ vaultId, name }: VaultKey): string {
  return `${vaultId}/keys/${name.split("/", 1)[0] ?? name}`;
}

export interface KeyUserProps {
  readonly place: Place;
  readonly name: string;
  readonly key: VaultKey;
}

/** An identity that may use one key, for a service of Azure that encrypts with it. */
export class KeyUser extends Construct {
  readonly identityId: string;
  /** Whatever uses the identity must wait for it. */
  readonly permission: ITerraformDependable;

  constructor(scope: Construct, id: string, { place, name, key }: KeyUserProps) {
    super(scope, id);
    const identity = new UserAssignedIdentity(this, "identity", { ...place, name });
    this.identityId = identity.id;
    this.permission = grantToIdentity(this, "permission", {
      role: ROLES.keyEncryption.name,
      scope: keyScope(key),
      principalId: identity.principalId,
    });
  }
}

/** Lets volumes be encrypted with a key of the customer: the storage class names the set. */
export function addVolumeEncryption(
  scope: Construct,
  { names }: ClusterContext<ResolvedAzureCluster>,
  { place, key }: Omit<KeyUserProps, "name">,
): void {
  const name = diskEncryptionSet(names);
  const user = new KeyUser(scope, "volumes-key", { place, name: `${name}-key`, key });
  new DiskEncryptionSet(scope, "volumes-encryption", {
    ...place,
    name,
    keyVaultKeyId: keyUrl(key),
    autoKeyRotationEnabled: true,
    identity: { type: "UserAssigned", identityIds: [user.identityId] },
    dependsOn: [user.permission],
  });
}
