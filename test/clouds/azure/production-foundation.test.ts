import { SUBSCRIPTION, synthesizeProduction, VAULT } from "./production";

const { foundation } = synthesizeProduction();
const account = foundation.resource("azurerm_storage_account", "stores/account");

test("the foundation holds network, stores, logs and the use of keys, and nothing of the cluster", () => {
  expect(foundation.inventory()).toEqual({
    azurerm_disk_encryption_set: 1,
    azurerm_log_analytics_workspace: 1,
    azurerm_network_security_group: 2,
    azurerm_private_dns_zone: 1,
    azurerm_private_dns_zone_virtual_network_link: 1,
    azurerm_private_endpoint: 1,
    azurerm_resource_group: 1,
    azurerm_role_assignment: 2,
    azurerm_storage_account: 1,
    azurerm_storage_container: 3,
    azurerm_subnet: 2,
    azurerm_subnet_network_security_group_association: 2,
    azurerm_user_assigned_identity: 2,
    azurerm_virtual_network: 1,
  });
});

test("the provider works in one subscription, registers nothing, and touches no data", () => {
  expect(foundation.json.provider?.azurerm).toEqual([
    {
      subscription_id: SUBSCRIPTION,
      resource_provider_registrations: "none",
      storage_use_azuread: true,
      features: [
        {
          resource_group: [{ prevent_deletion_if_contains_resources: true }],
          storage: [{ data_plane_available: false }],
        },
      ],
    },
  ]);
});

test("everything that a later stack looks up or spells has its name", () => {
  const names = (type: string): unknown[] => Object.values(foundation.resources(type)).map(({ name }) => name);
  expect(names("azurerm_resource_group")).toEqual(["prod-aks-eu1-foundation"]);
  expect(names("azurerm_virtual_network")).toEqual(["prod-aks-eu1-network"]);
  expect(names("azurerm_storage_account")).toEqual(["acmeprodakseu1eeec196b"]);
  expect(names("azurerm_storage_container")).toEqual(["logs", "metrics", "traces"]);
  expect(names("azurerm_log_analytics_workspace")).toEqual(["prod-aks-eu1-logs"]);
  expect(names("azurerm_disk_encryption_set")).toEqual(["prod-aks-eu1-volumes"]);
});

test("everything is made in the group, after it, with the tags of the cluster", () => {
  const tags = {
    "belvedere:organization": "acme",
    "belvedere:environment": "prod",
    "belvedere:managed-by": "terraform",
    "belvedere:cluster": "prod-aks-eu1",
  };
  for (const type of ["azurerm_virtual_network", "azurerm_storage_account", "azurerm_private_endpoint"]) {
    for (const block of Object.values(foundation.resources(type))) {
      expect(block).toMatchObject({ resource_group_name: "${azurerm_resource_group.group.name}", tags });
    }
  }
});

describe("the network", () => {
  test("has a subnet for nodes and one for endpoints, with rules of their own and no unnamed way out", () => {
    const subnets = foundation.resources("azurerm_subnet");
    expect(Object.values(subnets).map((subnet) => [subnet.name, subnet.address_prefixes])).toEqual([
      ["endpoints", ["10.32.128.0/27"]],
      ["nodes", ["10.32.0.0/17"]],
    ]);
    for (const subnet of Object.values(subnets)) expect(subnet.default_outbound_access_enabled).toBe(false);
    const groups = Object.values(foundation.resources("azurerm_network_security_group"));
    expect(groups.filter(({ security_rule: rules }) => rules !== undefined)).toEqual([]);
    for (const name of ["nodes", "endpoints"]) {
      const type = "azurerm_subnet_network_security_group_association";
      expect(foundation.resource(type, `network/${name}-security-group-association`).subnet_id).toMatch(
        new RegExp(`^\\$\\{azurerm_subnet\\.network_${name}_`),
      );
    }
  });

  test("is not destroyed in production", () => {
    expect(foundation.resource("azurerm_virtual_network", "network/network").lifecycle).toEqual({
      prevent_destroy: true,
    });
  });
});

describe("the stores", () => {
  test("know no keys, no public blobs and no plain connections", () => {
    expect(account).toMatchObject({
      shared_access_key_enabled: false,
      local_user_enabled: false,
      default_to_oauth_authentication: true,
      allow_nested_items_to_be_public: false,
      cross_tenant_replication_enabled: false,
      min_tls_version: "TLS1_2",
      https_traffic_only_enabled: true,
      infrastructure_encryption_enabled: true,
      sas_policy: { expiration_period: "00.01:00:00" },
    });
  });

  test("are reached from the network alone, under the name they have everywhere", () => {
    expect(account).toMatchObject({
      public_network_access_enabled: false,
      network_rules: { default_action: "Deny" },
    });
    expect(foundation.resource("azurerm_private_endpoint", "stores-endpoint/endpoint")).toMatchObject({
      subnet_id: expect.stringMatching(/^\$\{azurerm_subnet\.network_endpoints_/) as unknown,
      private_service_connection: { subresource_names: ["blob"], is_manual_connection: false },
    });
    expect(foundation.resource("azurerm_private_dns_zone", "stores-endpoint/zone").name).toBe(
      "privatelink.blob.core.windows.net",
    );
    expect(
      foundation.resource("azurerm_private_dns_zone_virtual_network_link", "stores-endpoint/zone-link"),
    ).toMatchObject({ virtual_network_id: expect.stringMatching(/^\$\{azurerm_virtual_network\./) as unknown });
  });

  test("stand in three zones, keep what was deleted for a week, and are not destroyed", () => {
    expect(account).toMatchObject({
      account_tier: "Standard",
      account_replication_type: "ZRS",
      blob_properties: { delete_retention_policy: { days: 7 }, container_delete_retention_policy: { days: 7 } },
      lifecycle: { prevent_destroy: true },
    });
    expect(foundation.resources("azurerm_storage_management_policy")).toEqual({});
    for (const container of Object.values(foundation.resources("azurerm_storage_container"))) {
      expect(container).toMatchObject({
        container_access_type: "private",
        storage_account_id: expect.stringMatching(/^\$\{azurerm_storage_account\..*\.id\}$/) as unknown,
        lifecycle: { prevent_destroy: true },
      });
    }
  });
});

describe("keys of the customer", () => {
  const grants = foundation.resources("azurerm_role_assignment");

  test("are used by identities that may use that one key", () => {
    expect(Object.entries(grants).map(([path, grant]) => [path, grant.role_definition_name, grant.scope])).toEqual([
      ["stores-key/permission", "Key Vault Crypto Service Encryption User", `${VAULT}/keys/stores`],
      ["volumes-key/permission", "Key Vault Crypto Service Encryption User", `${VAULT}/keys/volumes`],
    ]);
  });

  test("encrypt the stores and the volumes, without a version", () => {
    expect(account.customer_managed_key).toMatchObject({
      key_vault_key_id: "https://acme-keys.vault.azure.net/keys/stores",
    });
    expect(account.depends_on).toEqual([expect.stringMatching(/^azurerm_role_assignment\.stores-key_permission_/)]);
    expect(foundation.resource("azurerm_disk_encryption_set", "volumes-encryption")).toMatchObject({
      key_vault_key_id: "https://acme-keys.vault.azure.net/keys/volumes",
      auto_key_rotation_enabled: true,
      depends_on: [expect.stringMatching(/^azurerm_role_assignment\.volumes-key_permission_/)],
    });
  });
});

test("logs are kept for a year, and nobody writes them with a key", () => {
  expect(foundation.resource("azurerm_log_analytics_workspace", "logs")).toMatchObject({
    retention_in_days: 365,
    local_authentication_enabled: false,
    internet_ingestion_enabled: false,
  });
});
