import { FederatedIdentityCredential } from "@cdktf/provider-azurerm/lib/federated-identity-credential";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import { Construct } from "constructs";
import { STORED_SIGNALS, type StoredSignal, WRITERS } from "../../core/names";
import type { ClusterContext } from "../contract";
import type { Place } from "./resource-group";
import { grantToIdentity, ROLES } from "./roles";

/** Whom a token is for that is exchanged for one of Entra ID. */
export const TOKEN_AUDIENCE = "api://AzureADTokenExchange";

export interface WorkloadIdentitiesProps {
  readonly place: Place;
  /** Address under which the cluster vouches for its service accounts. */
  readonly issuer: string;
  /** Container of each signal, by its id. */
  readonly stores: Readonly<Record<StoredSignal, string>>;
}

/** One identity per writer of a stored signal: its service account in this cluster acts as it. No key is ever handed out. */
export class WorkloadIdentities extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { names }: Pick<ClusterContext<unknown>, "names">,
    { place, issuer, stores }: WorkloadIdentitiesProps,
  ) {
    super(scope, id);
    for (const signal of STORED_SIGNALS) {
      const { namespace, serviceAccount } = WRITERS[signal];
      const name = names.writer(signal);
      const identity = new UserAssignedIdentity(this, `${signal}-writer`, { ...place, name });
      new FederatedIdentityCredential(this, `${signal}-writer-credential`, {
        name: "kubernetes",
        resourceGroupName: place.resourceGroupName,
        parentId: identity.id,
        issuer,
        subject: `system:serviceaccount:${namespace}:${serviceAccount}`,
        audience: [TOKEN_AUDIENCE],
      });
      grantToIdentity(this, `${signal}-writer-store`, {
        role: ROLES.blobWriter.name,
        scope: stores[signal],
        principalId: identity.principalId,
      });
    }
  }
}
