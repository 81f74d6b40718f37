import { DataAzurermUserAssignedIdentity } from "@cdktf/provider-azurerm/lib/data-azurerm-user-assigned-identity";
import { Construct } from "constructs";
import { deployerName } from "../../core/names";
import type { ClusterContext } from "../contract";
import { bootstrapGroup, kubernetesReaderRole } from "./names";
import type { ResolvedAzureCluster } from "./resolved";
import { grant, ROLES } from "./roles";

/** Who may use a cluster: there is no account in it, so that a role in Azure is the only way in. */
export class ClusterAccess extends Construct {
  constructor(
    scope: Construct,
    id: string,
    context: ClusterContext<ResolvedAzureCluster>,
    { clusterId }: { readonly clusterId: string },
  ) {
    super(scope, id);
    const { organization, environment, spec } = context;
    const give = (name: string, principalId: string, role: string): void => {
      grant(this, name, { scope: clusterId, principalId, role });
      // The address and the certificate of the API server, which whoever connects asks Azure for.
      grant(this, `${name}-connection`, { scope: clusterId, principalId, role: ROLES.clusterUser.name });
    };
    give("deployer", this.deployer(context), ROLES.clusterAdmin.name);
    for (const admin of spec.admins) give(`admin-${admin}`, admin, ROLES.clusterAdmin.name);
    const readerRole = kubernetesReaderRole(organization, environment, spec.subscription);
    for (const reader of spec.readers) give(`reader-${reader}`, reader, readerRole);
  }

  private deployer({ organization, environment, spec }: ClusterContext<ResolvedAzureCluster>): string {
    if (spec.deployer !== "bootstrap") return spec.deployer;
    return new DataAzurermUserAssignedIdentity(this, "deployer-identity", {
      name: deployerName(organization, environment),
      resourceGroupName: bootstrapGroup(organization, environment),
    }).principalId;
  }
}
