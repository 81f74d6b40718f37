import { type Attributes, valueAt } from "../../attributes";
import { STORAGE_ACCOUNT } from "../protected";
import { becoming, every, removing, type Rule, type Weakness, when } from "../rule";

const DENY = "Deny by default and name networks, or use a private endpoint";

/** Azure takes what is left out for open; rules of an account may also be a resource of their own. */
function azureOpen(rules: string): (attributes: Attributes) => readonly Weakness[] {
  return (attributes) => {
    const isClosed = attributes.public_network_access_enabled === false;
    const isFiltered = valueAt(attributes, `${rules}.default_action`) === "Deny";
    return when(!isClosed && !isFiltered, {
      attribute: "public_network_access_enabled",
      problem: "can be reached from every network",
      fix: DENY,
    });
  };
}

export const azureStores: Rule = {
  code: "azure-store-private",
  title: "a storage account is reached from its network, or from named ones",
  checks: {
    azurerm_storage_account: becoming(azureOpen("network_rules")),
    azurerm_storage_account_network_rules: every(
      becoming(({ default_action: action }) =>
        when(action === "Allow", { attribute: "default_action", problem: "admits every network", fix: DENY }),
      ),
      removing(STORAGE_ACCOUNT, {
        problem: "would be deleted while its account stays, which then admits every network",
        fix: DENY,
      }),
    ),
  },
};

export const azureBlobs: Rule = {
  code: "azure-store-no-public-blobs",
  title: "no container can be opened to everybody",
  checks: {
    azurerm_storage_account: becoming(({ allow_nested_items_to_be_public: allowed }) =>
      // Left out, the provider takes it for true.
      when(allowed !== false, {
        attribute: "allow_nested_items_to_be_public",
        problem: "lets containers be opened to everybody",
        fix: "Set it to false",
      }),
    ),
  },
};

export const azureContainers: Rule = {
  code: "azure-store-container-private",
  title: "a container is private",
  checks: {
    azurerm_storage_container: becoming(({ container_access_type: access }) =>
      when(access === "blob" || access === "container", {
        attribute: "container_access_type",
        problem: "lets everybody read without credentials",
        fix: "Leave it private",
      }),
    ),
  },
};

export const azureVaults: Rule = {
  code: "azure-key-vault-private",
  title: "a key vault is closed to the internet",
  checks: { azurerm_key_vault: becoming(azureOpen("network_acls")) },
};

export const azureStoreRules: readonly Rule[] = [azureStores, azureBlobs, azureContainers, azureVaults];
