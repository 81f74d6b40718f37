import { FederatedIdentityCredential } from "@cdktf/provider-azurerm/lib/federated-identity-credential";
import { UserAssignedIdentity } from "@cdktf/provider-azurerm/lib/user-assigned-identity";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { STORED_SIGNALS, type StoredSignal } from "../../core/names";
import type { ClusterContext } from "../contract";
import { writerAccounts } from "../writers";
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

/** One identity per writer of a stored signal: its service accounts in this cluster act as it. No key is ever handed out. */
export class WorkloadIdentities extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { names }: Pick<ClusterContext<unknown>, "names">,
    private readonly props: WorkloadIdentitiesProps,
  ) {
    super(scope, id);
    const { place, stores } = props;
    for (const signal of STORED_SIGNALS) {
      const name = names.writer(signal);
      const identity = new UserAssignedIdentity(this, `${signal}-writer`, { ...place, name });
      this.trust(signal, identity.id);
      grantToIdentity(this, `${signal}-writer-store`, {
        role: ROLES.blobWriter.name,
        scope: stores[signal],
        principalId: identity.principalId,
      });
    }
  }

  private trust(signal: StoredSignal, parentId: string): void {
    const { place, issuer } = this.props;
    // One after the other: Azure refuses two at once on one identity.
    let earlier: ITerraformDependable | undefined;
    for (const { namespace, serviceAccount, suffix } of writerAccounts(signal)) {
      earlier = new FederatedIdentityCredential(this, `${signal}-writer-credential${suffix}`, {
        name: `kubernetes${suffix}`,
        resourceGroupName: place.resourceGroupName,
        parentId,
        issuer,
        subject: `system:serviceaccount:${namespace}:${serviceAccount}`,
        audience: [TOKEN_AUDIENCE],
        dependsOn: earlier && [earlier],
      });
    }
  }
}
