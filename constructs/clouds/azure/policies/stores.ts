import type { Policy } from "../../../terraform/policies";
import { type Attributes, attached, block, blocks, resources, texts, unless } from "../../policy-rules";

/** A policy that wants something of each storage account. */
function ofAccounts(
  policy: Omit<Policy, "check"> & { readonly attribute: string; readonly problem: string; readonly fix: string },
  satisfies: (account: Attributes) => boolean,
): Policy {
  const { code, title, reason, ...finding } = policy;
  const check = resources("azurerm_storage_account", (account) => unless(satisfies(account), finding));
  return { code, title, reason, check };
}

export const noAccountKeys = ofAccounts(
  {
    code: "azure-store-no-keys",
    title: "a storage account has neither keys nor users of its own (CKV_AZURE_244, CKV2_AZURE_40)",
    reason: "A key opens all containers, for ever, for whoever finds it, and no log says who used it.",
    attribute: "shared_access_key_enabled",
    problem: "or local users are left on",
    fix: "Set shared_access_key_enabled and local_user_enabled to false, and give roles",
  },
  (account) => account.shared_access_key_enabled === false && account.local_user_enabled === false,
);

export const noPublicBlobs = ofAccounts(
  {
    code: "azure-store-no-public-blobs",
    title: "no container can be opened to everybody (CKV_AZURE_190, CKV2_AZURE_47)",
    reason: "One careless setting of a container later publishes what is in it.",
    attribute: "allow_nested_items_to_be_public",
    problem: "is left on, as the provider has it",
    fix: "Set it to false",
  },
  (account) => account.allow_nested_items_to_be_public === false,
);

export const privateStore = ofAccounts(
  {
    code: "azure-store-private",
    title: "a storage account is reached from its network alone (CKV_AZURE_35, CKV_AZURE_59)",
    reason: "A stolen token is of use anywhere in the internet.",
    attribute: "public_network_access_enabled",
    problem: "lets everybody knock",
    fix: "Set it to false and add a private endpoint, or deny by default in network_rules",
  },
  (account) =>
    account.public_network_access_enabled === false || block(account, "network_rules").default_action === "Deny",
);

export const trustedServices: Policy = {
  code: "azure-store-services",
  title: "rules of a network let through what Azure itself does with an account (CKV_AZURE_36)",
  reason: "Its own backups, metrics and scans fail, and nothing says so.",
  check: (element, all) => [
    ...resources("azurerm_storage_account", (account) =>
      unless(letsServicesIn(block(account, "network_rules")), { ...SHUT_OUT, attribute: "network_rules.bypass" }),
    )(element, all),
    ...resources("azurerm_storage_account_network_rules", (rules) => unless(letsServicesIn(rules), SHUT_OUT))(
      element,
      all,
    ),
  ],
};

const SHUT_OUT = { attribute: "bypass", problem: "leaves Azure's services out", fix: 'Add "AzureServices"' };

function letsServicesIn({ default_action: action, bypass }: Attributes): boolean {
  return action !== "Deny" || texts(bypass).includes("AzureServices");
}

export const storeEndpoint: Policy = {
  code: "azure-store-endpoint",
  title: "a storage account has a private endpoint (CKV2_AZURE_33)",
  reason: "Without one an account is reached by its public address, or, where that is closed, by nobody.",
  check: resources("azurerm_storage_account", (_, account, all) => {
    const argument = "private_service_connection.private_connection_resource_id";
    return unless(attached(account, "azurerm_private_endpoint", argument, all).length > 0, {
      problem: "has no private endpoint",
      fix: "Add one in the network of those who use it",
    });
  }),
};

export const storeTls = ofAccounts(
  {
    code: "azure-store-tls",
    title: "a storage account refuses connections without TLS 1.2 (CKV_AZURE_3, CKV_AZURE_44)",
    reason: "A client with a wrong endpoint sends telemetry and tokens in the clear.",
    attribute: "min_tls_version",
    problem: "or HTTPS is left to the defaults of the service",
    fix: 'Set min_tls_version to "TLS1_2" and https_traffic_only_enabled to true',
  },
  (account) => account.min_tls_version === "TLS1_2" && account.https_traffic_only_enabled === true,
);

export const storeSignatures = ofAccounts(
  {
    code: "azure-store-signatures",
    title: "signatures for blobs expire (CKV2_AZURE_41)",
    reason: "Whoever finds a link made once reads the blob as long as the link says, which may be for ever.",
    attribute: "sas_policy",
    problem: "is missing",
    fix: "Set an expiration period",
  },
  (account) => block(account, "sas_policy").expiration_period !== undefined,
);

export const storeSoftDelete = ofAccounts(
  {
    code: "azure-store-soft-delete",
    title: "deleted blobs and containers can be brought back (CKV2_AZURE_38)",
    reason: "What a faulty compactor or a stolen identity deletes is gone at once.",
    attribute: "blob_properties",
    problem: "forgets at once",
    fix: "Set delete_retention_policy and container_delete_retention_policy",
  },
  (account) => {
    const blobs = block(account, "blob_properties");
    return blobs.delete_retention_policy !== undefined && blobs.container_delete_retention_policy !== undefined;
  },
);

export const storeKeepsData = ofAccounts(
  {
    code: "azure-store-keeps-data",
    title: "Terraform does not destroy a storage account",
    reason: "Azure deletes it with everything in it, whether or not it is empty.",
    attribute: "lifecycle.prevent_destroy",
    problem: "does not protect what is stored",
    fix: "Leave it on, or accept the risk dataLossOnDestroy with a reason",
  },
  (account) => block(account, "lifecycle").prevent_destroy === true,
);

export const privateContainers: Policy = {
  code: "azure-store-container-private",
  title: "a container is private",
  reason: "Its blobs can be read without credentials.",
  check: resources("azurerm_storage_container", ({ container_access_type: access = "private" }) =>
    unless(access === "private", {
      attribute: "container_access_type",
      value: access,
      problem: "lets everybody read",
      fix: 'Use "private", and give roles',
    }),
  ),
};

export const liveBlobs: Policy = {
  code: "azure-store-live-blobs",
  title: "no rule of a storage account deletes live blobs",
  reason: "Compactors expire telemetry; a rule by age deletes blocks that an index still names, and queries fail.",
  check: resources("azurerm_storage_management_policy", (attributes) =>
    blocks(attributes, "rule")
      .filter((rule) => Object.keys(block(block(rule, "actions"), "base_blob")).some((key) => key.startsWith("delete")))
      .map(({ name }) => ({
        attribute: "rule",
        value: name,
        problem: "deletes blobs by age",
        fix: "Set the retention of the component; delete versions and snapshots only",
      })),
  ),
};

export const storePolicies: readonly Policy[] = [
  noAccountKeys,
  noPublicBlobs,
  privateStore,
  trustedServices,
  storeEndpoint,
  storeTls,
  storeSignatures,
  storeSoftDelete,
  storeKeepsData,
  privateContainers,
  liveBlobs,
];
