import type { Behaviour } from "./behaviour";

const IN_GROUP = "/subscriptions/{subscription}/resourceGroups/{resource_group_name}/providers";

/** Microsoft Azure. Attributes that force a replacement are read in the sources of provider 4.55. */
export const AZURERM: Behaviour = {
  id: `${IN_GROUP}/Mock/{label}`,
  resources: {
    azurerm_kubernetes_cluster: { id: `${IN_GROUP}/Microsoft.ContainerService/managedClusters/{name}` },
    azurerm_resource_group: { id: "/subscriptions/{subscription}/resourceGroups/{name}" },
    azurerm_role_definition: {
      role_definition_resource_id:
        "/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{uuid}",
    },
    azurerm_storage_account: { id: `${IN_GROUP}/Microsoft.Storage/storageAccounts/{name}` },
    azurerm_user_assigned_identity: { id: `${IN_GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/{name}` },
    azurerm_virtual_network: { id: `${IN_GROUP}/Microsoft.Network/virtualNetworks/{name}` },
  },
  dataSources: {
    azurerm_kubernetes_cluster: {
      "kube_config.cluster_ca_certificate": "{certificate}",
      "kube_config.host": "https://{label}.example.com:443",
    },
  },
  replacedBy: {
    azurerm_kubernetes_cluster: [
      "disk_encryption_set_id",
      "dns_prefix",
      "location",
      "name",
      "node_resource_group",
      "private_cluster_enabled",
      "private_dns_zone_id",
      "resource_group_name",
      "role_based_access_control_enabled",
    ],
    azurerm_resource_group: ["location", "name"],
    azurerm_storage_account: [
      "account_tier",
      "dns_endpoint_type",
      "infrastructure_encryption_enabled",
      "is_hns_enabled",
      "location",
      "name",
      "nfsv3_enabled",
      "resource_group_name",
    ],
    azurerm_storage_container: ["name", "storage_account_id"],
    azurerm_virtual_network: ["location", "name", "resource_group_name"],
  },
};
