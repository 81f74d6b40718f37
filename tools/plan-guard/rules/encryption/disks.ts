import { type Attributes, blocksAt, UNKNOWN, valueAt } from "../../attributes";
import { becoming, type Check, every, losing, type Rule, type Weakness, when } from "../rule";

/** Off, or left out where that means off. What only the apply shows is the account's default, and not judged. */
function isOff(value: unknown): boolean {
  return value !== UNKNOWN && String(value) !== "true";
}

function plain(attribute: string, problem = "stores data unencrypted"): Weakness {
  return { attribute, problem, fix: "Set it to true" };
}

/** Arguments that switch the encryption of stored data on, by type. */
const SWITCHES = {
  aws_db_instance: "storage_encrypted",
  aws_ebs_volume: "encrypted",
  aws_efs_file_system: "encrypted",
  aws_elasticache_replication_group: "at_rest_encryption_enabled",
  aws_opensearch_domain: "encrypt_at_rest.enabled",
  aws_rds_cluster: "storage_encrypted",
};

const switched = Object.entries(SWITCHES).map(([type, attribute]): [string, Check] => [
  type,
  becoming((attributes) => when(isOff(valueAt(attributes, attribute)), plain(attribute))),
]);

const accountDefault = "lets new volumes of the account be unencrypted";

export const storedData: Rule = {
  code: "aws-storage-encrypted",
  title: "volumes and databases are encrypted",
  checks: {
    ...Object.fromEntries(switched),
    aws_ebs_encryption_by_default: every(
      becoming(({ enabled }) => when(enabled === false, plain("enabled", accountDefault))),
      ({ action }) =>
        when(action === "deleted", { problem: `would be deleted, which ${accountDefault}`, fix: "Keep it" }),
    ),
  },
};

function hasPlainDisk(template: Attributes): boolean {
  const disks = blocksAt(template, "block_device_mappings.ebs");
  return disks.length === 0 || disks.some(({ encrypted }) => isOff(encrypted));
}

export const nodeDisks: Rule = {
  code: "aws-node-disks",
  title: "disks of nodes are encrypted",
  checks: {
    aws_launch_template: becoming((template) =>
      when(hasPlainDisk(template), {
        attribute: "block_device_mappings.ebs.encrypted",
        problem: "has a disk that is not encrypted",
        fix: 'Set ebs.encrypted to "true" for every disk',
      }),
    ),
  },
};

function hostEncryption(attribute: string): Check {
  return losing((attributes) => valueAt(attributes, attribute) === true, {
    attribute,
    problem: "no longer encrypts temporary disks and caches of the nodes",
    fix: "Keep it on",
  });
}

export const azureNodeDisks: Rule = {
  code: "azure-node-disks",
  title: "disks of nodes stay encrypted on their host",
  checks: {
    azurerm_kubernetes_cluster: hostEncryption("default_node_pool.host_encryption_enabled"),
    azurerm_kubernetes_cluster_node_pool: hostEncryption("host_encryption_enabled"),
  },
};

/** Parameters of storage classes that name a key of ours: of the drivers for EBS, persistent disks, Azure disks. */
const KEY_PARAMETERS = ["kmsKeyId", "disk-encryption-kms-key", "diskEncryptionSetID"];

const storageClass: Check = every(
  becoming(({ storage_provisioner: provisioner, parameters }) =>
    when(String(provisioner).startsWith("ebs.csi.") && isOff(valueAt(parameters, "encrypted")), {
      attribute: "parameters.encrypted",
      problem: "makes volumes that are not encrypted",
      fix: 'Set the parameter to "true"',
    }),
  ),
  ...KEY_PARAMETERS.map((key) =>
    losing(({ parameters }) => valueAt(parameters, key) !== undefined, {
      attribute: `parameters.${key}`,
      problem: "makes volumes without a key of ours",
      fix: "Keep the parameter",
    }),
  ),
);

export const volumes: Rule = {
  code: "kubernetes-volumes-encrypted",
  title: "a storage class makes encrypted volumes, and keeps its key",
  checks: { kubernetes_storage_class: storageClass, kubernetes_storage_class_v1: storageClass },
};

export const diskRules: readonly Rule[] = [storedData, nodeDisks, azureNodeDisks, volumes];
