import { ROLES } from "../roles";

/**
 * What applying foundation and cluster changes, beside reading everything but data. The keys of storage accounts are not
 * among it, nor the administrator's account of a cluster.
 */
export const DEPLOYER_ACTIONS: readonly string[] = [
  "*/read",
  "Microsoft.Authorization/roleAssignments/write",
  "Microsoft.Authorization/roleAssignments/delete",
  "Microsoft.Compute/diskEncryptionSets/*",
  "Microsoft.ContainerService/managedClusters/write",
  "Microsoft.ContainerService/managedClusters/delete",
  "Microsoft.ContainerService/managedClusters/agentPools/*",
  "Microsoft.ContainerService/managedClusters/listClusterUserCredential/action",
  "Microsoft.ContainerService/managedClusters/maintenanceConfigurations/*",
  "Microsoft.Insights/diagnosticSettings/*",
  "Microsoft.ManagedIdentity/userAssignedIdentities/*",
  "Microsoft.Network/natGateways/*",
  "Microsoft.Network/networkSecurityGroups/*",
  "Microsoft.Network/privateDnsZones/*",
  "Microsoft.Network/privateEndpoints/*",
  "Microsoft.Network/publicIPAddresses/*",
  "Microsoft.Network/virtualNetworks/*",
  "Microsoft.OperationalInsights/workspaces/write",
  "Microsoft.OperationalInsights/workspaces/delete",
  // Asked of whoever sends logs to a workspace (Azure Monitor, "diagnostic settings"); ours takes none of the keys.
  "Microsoft.OperationalInsights/workspaces/sharedKeys/action",
  "Microsoft.Resources/subscriptions/resourceGroups/write",
  "Microsoft.Resources/subscriptions/resourceGroups/delete",
  "Microsoft.Storage/storageAccounts/write",
  "Microsoft.Storage/storageAccounts/delete",
  "Microsoft.Storage/storageAccounts/blobServices/write",
  "Microsoft.Storage/storageAccounts/blobServices/containers/write",
  "Microsoft.Storage/storageAccounts/blobServices/containers/delete",
  "Microsoft.Storage/storageAccounts/PrivateEndpointConnectionsApproval/action",
];

/**
 * Roles that the deployer may give and take away: those that clusters need. Otherwise it could make itself owner (Azure
 * RBAC documentation, "Delegate Azure role assignment management to others with conditions").
 * @param own ids of roles of our own that it may give besides
 */
export function grantCondition(own: readonly string[]): string {
  const roles = [...Object.values(ROLES).map(({ id }) => id), ...own].join(", ");
  const limit = (action: string, source: string): string =>
    `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${action}'})) OR ` +
    `(@${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${roles}}))`;
  return `${limit("write", "Request")} AND ${limit("delete", "Resource")}`;
}
