import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { Construct } from "constructs";

/**
 * The built-in roles that this library gives, with the ids they have in every directory (Azure RBAC documentation,
 * "Azure built-in roles").
 */
export const ROLES = {
  blobWriter: { name: "Storage Blob Data Contributor", id: "ba92f5b4-2d11-453d-a403-e96b0029c9fe" },
  blobReader: { name: "Storage Blob Data Reader", id: "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1" },
  clusterUser: { name: "Azure Kubernetes Service Cluster User Role", id: "4abbcc35-e782-43d8-92c5-2d3f1bd2253f" },
  clusterAdmin: { name: "Azure Kubernetes Service RBAC Cluster Admin", id: "b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b" },
  networkUser: { name: "Network Contributor", id: "4d97b98b-1d4f-4787-a291-c67834d212e7" },
  keyEncryption: { name: "Key Vault Crypto Service Encryption User", id: "e147488a-f6f5-4113-8e2d-b22465e65bf6" },
  keyUser: { name: "Key Vault Crypto User", id: "12338af0-0e69-4776-bea7-57ae8d297424" },
  reader: { name: "Reader", id: "acdd72a7-3385-48ef-bd42-f606fba81ae7" },
} as const satisfies Record<string, Role>;

interface Role {
  readonly name: string;
  readonly id: string;
}

export interface Grant {
  /** Name of the role. */
  readonly role: string;
  /** Id of the one resource it counts for. */
  readonly scope: string;
  /** Object id of who gets it. */
  readonly principalId: string;
}

/** Gives a role to an identity of ours, without asking the directory, which learns of a new identity minutes later. */
export function grantToIdentity(scope: Construct, id: string, grant: Grant): RoleAssignment {
  return new RoleAssignment(scope, id, { ...assignment(grant), principalType: "ServicePrincipal" });
}

/** Gives a role to somebody that is in the directory already: a group, a person, an identity. */
export function grant(scope: Construct, id: string, grant: Grant): RoleAssignment {
  return new RoleAssignment(scope, id, assignment(grant));
}

function assignment({ role, scope, principalId }: Grant): {
  roleDefinitionName: string;
  scope: string;
  principalId: string;
} {
  return { roleDefinitionName: role, scope, principalId };
}
