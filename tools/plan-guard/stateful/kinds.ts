/** A kind of thing that cannot be made again by applying the program once more. */
export interface StatefulKind {
  readonly what: string;
  /** What goes with it. */
  readonly holds: string;
  /** Terraform types. */
  readonly types: readonly string[];
}

/** Everything that counts as stateful by its type. Helm releases depend on their chart: `releases.ts`. */
export const STATEFUL_KINDS: readonly StatefulKind[] = [
  {
    what: "cluster",
    holds: "every workload on it and the volumes that were made for them",
    types: ["aws_eks_cluster", "azurerm_kubernetes_cluster", "google_container_cluster"],
  },
  {
    what: "object store",
    holds: "every object in it",
    types: [
      "aws_s3_bucket",
      "aws_s3_directory_bucket",
      "azurerm_storage_account",
      "azurerm_storage_container",
      "azurerm_storage_data_lake_gen2_filesystem",
      "google_storage_bucket",
    ],
  },
  {
    what: "database",
    holds: "every row in it",
    types: [
      "aws_db_instance",
      "aws_dynamodb_table",
      "aws_elasticache_replication_group",
      "aws_opensearch_domain",
      "aws_rds_cluster",
      "azurerm_cosmosdb_account",
      "azurerm_mssql_database",
      "azurerm_mssql_server",
      "azurerm_mysql_flexible_server",
      "azurerm_postgresql_flexible_server",
      "azurerm_postgresql_flexible_server_database",
      "google_alloydb_cluster",
      "google_bigquery_dataset",
      "google_firestore_database",
      "google_spanner_database",
      "google_spanner_instance",
      "google_sql_database",
      "google_sql_database_instance",
    ],
  },
  {
    what: "volume",
    holds: "every file on it",
    types: [
      "aws_ebs_volume",
      "aws_efs_file_system",
      "aws_fsx_lustre_file_system",
      "aws_fsx_ontap_file_system",
      "aws_fsx_openzfs_file_system",
      "aws_fsx_windows_file_system",
      "azurerm_managed_disk",
      "azurerm_netapp_volume",
      "azurerm_storage_share",
      "google_compute_disk",
      "google_compute_region_disk",
      "google_filestore_instance",
      "kubernetes_persistent_volume",
      "kubernetes_persistent_volume_claim",
      "kubernetes_persistent_volume_claim_v1",
      "kubernetes_persistent_volume_v1",
    ],
  },
  {
    what: "backup vault",
    holds: "every backup in it",
    types: ["aws_backup_vault", "azurerm_data_protection_backup_vault", "azurerm_recovery_services_vault"],
  },
  {
    what: "encryption key",
    holds: "everything that was ever encrypted with it",
    types: [
      "aws_kms_external_key",
      "aws_kms_key",
      "aws_kms_replica_key",
      "azurerm_disk_encryption_set",
      "azurerm_key_vault",
      "azurerm_key_vault_key",
      "azurerm_key_vault_managed_hardware_security_module",
      "google_kms_crypto_key",
      "google_kms_key_ring",
    ],
  },
  {
    what: "secret",
    holds: "every version of its value",
    types: [
      "aws_secretsmanager_secret",
      "aws_ssm_parameter",
      "azurerm_key_vault_secret",
      "google_secret_manager_secret",
    ],
  },
  {
    what: "network",
    holds: "the place of everything that runs in it",
    types: [
      "aws_subnet",
      "aws_vpc",
      "azurerm_subnet",
      "azurerm_virtual_network",
      "google_compute_network",
      "google_compute_subnetwork",
    ],
  },
  {
    what: "DNS zone",
    holds: "every name in it and the name servers that others point to",
    types: ["aws_route53_zone", "azurerm_dns_zone", "azurerm_private_dns_zone", "google_dns_managed_zone"],
  },
  {
    what: "log store",
    holds: "every recorded line",
    types: ["aws_cloudwatch_log_group", "azurerm_log_analytics_workspace", "google_logging_project_bucket_config"],
  },
  {
    what: "container of resources",
    holds: "every resource in it, whoever made it",
    types: ["azurerm_resource_group", "google_project"],
  },
  {
    what: "namespace",
    holds: "every object in it, volume claims and Secrets included",
    types: ["kubernetes_namespace", "kubernetes_namespace_v1"],
  },
];
