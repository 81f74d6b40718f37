import type { TypeName } from "./derive";

/** Paths of attributes, by type. */
type Table = Readonly<Record<string, readonly string[]>>;

const STORAGE_ACCOUNT = [
  "primary_access_key",
  "primary_blob_connection_string",
  "primary_connection_string",
  "secondary_access_key",
  "secondary_blob_connection_string",
  "secondary_connection_string",
];
const KUBE_CONFIGS = ["kube_admin_config", "kube_admin_config_raw", "kube_config", "kube_config_raw"];
const SHARED_KEYS = ["primary_shared_key", "secondary_shared_key"];
const REDIS = [
  "primary_access_key",
  "primary_connection_string",
  "secondary_access_key",
  "secondary_connection_string",
];

/**
 * What the providers mark as sensitive in their own schemas, in the versions of the bindings, which do not carry the
 * mark: the types of clusters, networks, keys, secrets, stores and databases, and all of Kubernetes and Helm. Names do
 * not tell: by name alone `master_auth.cluster_ca_certificate` would be one, and `kube_config` would not.
 */
const RESOURCES: Table = {
  aws_acm_certificate: ["private_key"],
  aws_db_instance: ["password", "password_wo"],
  aws_elasticache_replication_group: ["auth_token"],
  aws_elasticache_user: ["authentication_mode.passwords", "passwords"],
  aws_iam_access_key: ["secret", "ses_smtp_password_v4"],
  aws_iam_server_certificate: ["private_key"],
  aws_opensearch_domain: ["advanced_security_options.master_user_options.master_user_password"],
  aws_rds_cluster: ["master_password", "master_password_wo"],
  aws_s3_bucket_object_lock_configuration: ["token"],
  aws_s3_bucket_replication_configuration: ["token"],
  aws_secretsmanager_secret_version: ["secret_binary", "secret_string", "secret_string_wo"],
  aws_ssm_parameter: ["value", "value_wo"],

  azurerm_container_registry: ["admin_password"],
  azurerm_key_vault_certificate: ["certificate.contents", "certificate.password"],
  azurerm_key_vault_secret: ["value"],
  azurerm_kubernetes_cluster: [
    ...KUBE_CONFIGS,
    "http_proxy_config.trusted_ca",
    "service_principal.client_secret",
    "windows_profile.admin_password",
  ],
  azurerm_log_analytics_workspace: SHARED_KEYS,
  azurerm_postgresql_flexible_server: ["administrator_password"],
  azurerm_redis_cache: [
    ...REDIS,
    "redis_configuration.aof_storage_connection_string_0",
    "redis_configuration.aof_storage_connection_string_1",
    "redis_configuration.rdb_storage_connection_string",
  ],
  azurerm_storage_account: STORAGE_ACCOUNT,
  azurerm_storage_account_local_user: ["password", "sid"],

  google_compute_ssl_certificate: ["certificate", "private_key"],
  google_container_cluster: ["master_auth.client_key"],
  google_kms_secret_ciphertext: ["additional_authenticated_data", "plaintext"],
  google_secret_manager_secret_version: ["secret_data"],
  google_service_account_key: ["private_key"],
  google_sql_database_instance: ["replica_configuration.password", "root_password", "server_ca_cert"],
  google_sql_user: ["password"],
  google_storage_bucket_object: ["content", "customer_encryption.encryption_key"],
  google_storage_hmac_key: ["secret"],

  helm_release: ["repository_password", "set_sensitive.value"],
  kubernetes_secret: ["binary_data", "data"],
  kubernetes_secret_v1: ["binary_data", "data"],
  kubernetes_token_request_v1: ["token"],
};

const DATA_SOURCES: Table = {
  aws_ecr_authorization_token: ["authorization_token", "password"],
  aws_eks_cluster_auth: ["token"],
  aws_elasticache_user: ["passwords"],
  aws_kms_secrets: ["plaintext"],
  aws_secretsmanager_secret_version: ["secret_binary", "secret_string"],
  aws_ssm_parameter: ["value"],
  aws_ssm_parameters_by_path: ["values"],

  azurerm_key_vault_certificate_data: ["key"],
  azurerm_key_vault_secret: ["value"],
  azurerm_kubernetes_cluster: KUBE_CONFIGS,
  azurerm_log_analytics_workspace: SHARED_KEYS,
  azurerm_redis_cache: REDIS,
  azurerm_storage_account: STORAGE_ACCOUNT,
  azurerm_storage_account_blob_container_sas: ["connection_string", "sas"],
  azurerm_storage_account_sas: ["connection_string", "sas"],

  google_client_config: ["access_token"],
  google_kms_secret: ["plaintext"],
  google_kms_secret_ciphertext: ["plaintext"],
  google_secret_manager_secret_version: ["secret_data"],
  google_secret_manager_secret_version_access: ["secret_data"],
  google_service_account_access_token: ["access_token"],
  google_service_account_id_token: ["id_token"],
  google_service_account_jwt: ["jwt"],

  helm_template: ["repository_password", "set_sensitive.value"],
  kubernetes_secret: ["binary_data", "data"],
  kubernetes_secret_v1: ["binary_data", "data"],
};

/** The configuration of a provider is never shown, so that its marks make no difference. */
const SENSITIVE: Readonly<Record<TypeName["kind"], Table>> = {
  resource: RESOURCES,
  data: DATA_SOURCES,
  provider: {},
};

/** Whether Terraform hides an attribute. */
export function isSensitive({ kind, type }: TypeName, path: readonly string[]): boolean {
  return SENSITIVE[kind][type]?.includes(path.join(".")) ?? false;
}

/**
 * Whether an attribute reaches the provider without a trace in plan and state. All five providers let such names end
 * in `_wo`, of which `has_…_wo` only reports; `set_wo` of a Helm release is write-only with everything inside.
 */
export function isWriteOnly({ kind }: TypeName, path: readonly string[]): boolean {
  if (kind !== "resource") return false;
  return path.includes("set_wo") || /^(?!has_).*_wo$/.test(path.at(-1) ?? "");
}
