import { isSet } from "../../attributes";
import { type Check, every, losing, type Rule } from "../rule";

/** Arguments that name a key of ours, by type. To lose one leaves the data under a key of the cloud. */
const AWS_KEYS = {
  aws_db_instance: ["kms_key_id"],
  aws_dynamodb_table: ["server_side_encryption.kms_key_arn"],
  aws_ebs_volume: ["kms_key_id"],
  aws_efs_file_system: ["kms_key_id"],
  aws_elasticache_replication_group: ["kms_key_id"],
  aws_rds_cluster: ["kms_key_id"],
  aws_secretsmanager_secret: ["kms_key_id"],
  aws_sns_topic: ["kms_master_key_id"],
  aws_sqs_queue: ["kms_master_key_id"],
};

const AZURE_KEYS = {
  azurerm_cosmosdb_account: ["key_vault_key_id"],
  azurerm_kubernetes_cluster: ["disk_encryption_set_id"],
  azurerm_managed_disk: ["disk_encryption_set_id"],
  azurerm_mssql_server: ["transparent_data_encryption_key_vault_key_id"],
  azurerm_mysql_flexible_server: ["customer_managed_key.key_vault_key_id"],
  azurerm_postgresql_flexible_server: ["customer_managed_key.key_vault_key_id"],
};

const GOOGLE_KEYS = {
  google_alloydb_cluster: ["encryption_config.kms_key_name"],
  google_bigquery_dataset: ["default_encryption_configuration.kms_key_name"],
  google_compute_disk: ["disk_encryption_key.kms_key_self_link"],
  google_compute_region_disk: ["disk_encryption_key.kms_key_name"],
  google_filestore_instance: ["kms_key_name"],
  google_sql_database_instance: ["encryption_key_name"],
};

function keeping(keys: Readonly<Record<string, readonly string[]>>, problem: string, fix: string): Rule["checks"] {
  const check = (attribute: string): Check =>
    losing((attributes) => isSet(attributes, attribute), { attribute, problem, fix });
  return Object.fromEntries(Object.entries(keys).map(([type, attributes]) => [type, every(...attributes.map(check))]));
}

const LOST = "no longer names a key of ours";
const KEEP = "Keep the key: under the cloud's own nobody can revoke access, or see who decrypts";

export const awsKeys: Rule = {
  code: "aws-customer-key",
  title: "what is encrypted with a key of ours stays so",
  checks: keeping(AWS_KEYS, LOST, KEEP),
};

export const googleNodeDisks: Rule = {
  code: "google-node-disk-key",
  title: "boot disks of nodes stay encrypted with a key of ours",
  checks: keeping(
    {
      google_container_cluster: [
        "node_config.boot_disk_kms_key",
        "cluster_autoscaling.auto_provisioning_defaults.boot_disk_kms_key",
      ],
      google_container_node_pool: ["node_config.boot_disk_kms_key"],
    },
    LOST,
    KEEP,
  ),
};

export const googleLogBuckets: Rule = {
  code: "google-log-bucket",
  title: "a bucket of logs stays encrypted with a key of ours",
  checks: keeping({ google_logging_project_bucket_config: ["cmek_settings.kms_key_name"] }, LOST, KEEP),
};

export const logGroupKeys: Rule = {
  code: "aws-log-group",
  title: "a log group stays encrypted with a key of ours",
  checks: keeping({ aws_cloudwatch_log_group: ["kms_key_id"] }, LOST, KEEP),
};

export const azureKeys: Rule = {
  code: "azure-customer-key",
  title: "what is encrypted with a key of ours stays so",
  checks: keeping(AZURE_KEYS, LOST, KEEP),
};

export const googleKeys: Rule = {
  code: "google-customer-key",
  title: "what is encrypted with a key of ours stays so",
  checks: keeping(GOOGLE_KEYS, LOST, KEEP),
};

const NO_ROTATION = "no longer changes the material of the key";
const ROTATE = "Keep the rotation: material that leaks would open everything ever encrypted";

export const awsRotation: Rule = {
  code: "aws-key-rotation",
  title: "a key goes on changing its material",
  checks: {
    aws_kms_key: losing(({ enable_key_rotation: rotation }) => rotation === true, {
      attribute: "enable_key_rotation",
      problem: NO_ROTATION,
      fix: ROTATE,
    }),
  },
};

export const azureRotation: Rule = {
  code: "azure-key-rotation",
  title: "a key goes on changing its material",
  checks: keeping({ azurerm_key_vault_key: ["rotation_policy"] }, NO_ROTATION, ROTATE),
};

export const googleRotation: Rule = {
  code: "google-key-rotation",
  title: "a key goes on changing its material",
  checks: keeping({ google_kms_crypto_key: ["rotation_period"] }, NO_ROTATION, ROTATE),
};

export const keyRules: readonly Rule[] = [
  awsKeys,
  logGroupKeys,
  azureKeys,
  googleKeys,
  googleNodeDisks,
  googleLogBuckets,
  awsRotation,
  azureRotation,
  googleRotation,
];
