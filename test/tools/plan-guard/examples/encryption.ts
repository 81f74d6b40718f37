import { type Example, example, type Values } from "./example";

const key = "key-1";
const tls = (effect: string): Values => ({
  policy: JSON.stringify({
    Statement: { Effect: effect, Principal: account, Condition: { Bool: { "aws:SecureTransport": "false" } } },
  }),
});
const account = { AWS: "arn:aws:iam::123456789012:root" };
const sse = (sse_algorithm: string, kms_master_key_id?: string): Values => ({
  rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm, kms_master_key_id }] }],
});
const disks = (...encrypted: readonly unknown[]): Values => ({
  block_device_mappings: encrypted.map((value) => ({ ebs: [{ encrypted: value }] })),
});
/** An account that no rule about exposure speaks of. */
const storage = {
  public_network_access_enabled: false,
  allow_nested_items_to_be_public: false,
  https_traffic_only_enabled: true,
};
/** Clusters that no rule about exposure speaks of. */
const eks = { vpc_config: [{ endpoint_public_access: false }] };
const aks = { private_cluster_enabled: true };
const gke = { private_cluster_config: [{ enable_private_endpoint: true }] };

const aws = [
  example(
    "aws-eks-secrets-key",
    "aws_eks_cluster",
    { ...eks, encryption_config: [{ resources: ["secrets"], provider: [{ key_arn: key }] }] },
    { ...eks, encryption_config: [] },
  ),
  example(
    "aws-bucket-encrypted",
    "aws_s3_bucket_server_side_encryption_configuration",
    sse("aws:kms", key),
    sse("AES256"),
  ),
  example(
    "aws-bucket-encrypted",
    "aws_s3_bucket_server_side_encryption_configuration",
    sse("aws:kms", key),
    sse("aws:kms"),
  ),
  example(
    "aws-bucket-encrypted",
    "aws_s3_bucket_server_side_encryption_configuration",
    sse("aws:kms:dsse", key),
    sse("aws:kms", key),
  ),
  example("aws-bucket-tls", "aws_s3_bucket_policy", tls("Deny"), tls("Allow")),
  example("aws-key-rotation", "aws_kms_key", { enable_key_rotation: true }, { enable_key_rotation: false }),
  example("aws-log-group", "aws_cloudwatch_log_group", { kms_key_id: key }, { kms_key_id: "" }),
  example("aws-customer-key", "aws_efs_file_system", { encrypted: true, kms_key_id: key }, { encrypted: true }),
  example("aws-node-disks", "aws_launch_template", disks("true", "true"), disks("true", "false")),
  example("aws-storage-encrypted", "aws_ebs_volume", { encrypted: true }, { encrypted: false }),
  example("aws-storage-encrypted", "aws_rds_cluster", { storage_encrypted: true }, { storage_encrypted: null }),
  example("aws-storage-encrypted", "aws_ebs_encryption_by_default", { enabled: true }, { enabled: false }),
  example(
    "aws-tls",
    "aws_elasticache_replication_group",
    { at_rest_encryption_enabled: "true", transit_encryption_enabled: true },
    { at_rest_encryption_enabled: "true", transit_encryption_enabled: false },
  ),
  example(
    "aws-tls",
    "aws_opensearch_domain",
    opensearch("Policy-Min-TLS-1-2-2019-07"),
    opensearch("Policy-Min-TLS-1-0-2019-07"),
  ),
];

function opensearch(tls_security_policy: string): Values {
  return {
    encrypt_at_rest: [{ enabled: true }],
    domain_endpoint_options: [{ enforce_https: true, tls_security_policy }],
  };
}

const azure = [
  example(
    "azure-aks-secrets-key",
    "azurerm_kubernetes_cluster",
    { ...aks, key_management_service: [{ key_vault_key_id: key }] },
    { ...aks, key_management_service: [] },
  ),
  example(
    "azure-node-disks",
    "azurerm_kubernetes_cluster",
    { ...aks, default_node_pool: [{ host_encryption_enabled: true }] },
    { ...aks, default_node_pool: [{ host_encryption_enabled: false }] },
  ),
  example(
    "azure-node-disks",
    "azurerm_kubernetes_cluster_node_pool",
    { host_encryption_enabled: true },
    { host_encryption_enabled: null },
  ),
  example("azure-customer-key", "azurerm_kubernetes_cluster", { ...aks, disk_encryption_set_id: key }, aks),
  example(
    "azure-store-key",
    "azurerm_storage_account",
    { ...storage, customer_managed_key: [{ key_vault_key_id: key }] },
    { ...storage, customer_managed_key: [] },
  ),
  example(
    "azure-store-key",
    "azurerm_storage_account",
    { ...storage, infrastructure_encryption_enabled: true },
    { ...storage, infrastructure_encryption_enabled: false },
  ),
  example("azure-key-rotation", "azurerm_key_vault_key", { rotation_policy: [{ expire_after: "P90D" }] }, {}),
  example("azure-store-tls", "azurerm_storage_account", storage, { ...storage, https_traffic_only_enabled: false }),
  example(
    "azure-store-tls",
    "azurerm_storage_account",
    { ...storage, min_tls_version: "TLS1_2" },
    { ...storage, min_tls_version: "TLS1_1" },
  ),
  example(
    "azure-tls",
    "azurerm_mssql_server",
    { public_network_access_enabled: false, minimum_tls_version: "1.2" },
    { public_network_access_enabled: false, minimum_tls_version: "Disabled" },
  ),
];

const google = [
  example(
    "google-gke-secrets-key",
    "google_container_cluster",
    { ...gke, database_encryption: [{ state: "ENCRYPTED", key_name: key }] },
    { ...gke, database_encryption: [{ state: "DECRYPTED" }] },
  ),
  example(
    "google-bucket-key",
    "google_storage_bucket",
    { public_access_prevention: "enforced", encryption: [{ default_kms_key_name: key }] },
    { public_access_prevention: "enforced", encryption: [] },
  ),
  example(
    "google-node-disk-key",
    "google_container_node_pool",
    { node_config: [{ boot_disk_kms_key: key }] },
    { node_config: [{}] },
  ),
  example(
    "google-log-bucket",
    "google_logging_project_bucket_config",
    { cmek_settings: [{ kms_key_name: key }] },
    { cmek_settings: [] },
  ),
  example("google-customer-key", "google_sql_database_instance", { encryption_key_name: key }, {}),
  example("google-key-rotation", "google_kms_crypto_key", { rotation_period: "7776000s" }, { rotation_period: null }),
  example(
    "google-tls",
    "google_sql_database_instance",
    sslMode("ENCRYPTED_ONLY"),
    sslMode("ALLOW_UNENCRYPTED_AND_ENCRYPTED"),
  ),
  example("google-tls", "google_compute_ssl_policy", { min_tls_version: "TLS_1_3" }, { min_tls_version: "TLS_1_2" }),
];

function sslMode(ssl_mode: string): Values {
  return { settings: [{ ip_configuration: [{ ssl_mode }] }] };
}

const volumes = { storage_provisioner: "ebs.csi.aws.com" };

const kubernetes = [
  example(
    "kubernetes-volumes-encrypted",
    "kubernetes_storage_class_v1",
    { ...volumes, parameters: { encrypted: "true" } },
    { ...volumes, parameters: {} },
  ),
  ...[
    ["ebs.csi.aws.com", "kmsKeyId"],
    ["pd.csi.storage.gke.io", "disk-encryption-kms-key"],
    ["disk.csi.azure.com", "diskEncryptionSetID"],
  ].map(([storage_provisioner, parameter = ""]) =>
    example(
      "kubernetes-volumes-encrypted",
      "kubernetes_storage_class_v1",
      { storage_provisioner, parameters: { encrypted: "true", [parameter]: key } },
      { storage_provisioner, parameters: { encrypted: "true" } },
    ),
  ),
];

/** At least one change for every code about encryption: what is encrypted, and what it becomes. */
export const LOSSES: readonly Example[] = [...aws, ...azure, ...google, ...kubernetes];
