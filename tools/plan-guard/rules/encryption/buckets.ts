import { type Attributes, isSet, valueAt } from "../../attributes";
import { S3_BUCKET, STORAGE_ACCOUNT } from "../protected";
import { every, losing, removing, type Rule, when } from "../rule";
import { deniesPlainText } from "../policy-documents";

const BY_DEFAULT = "rule.apply_server_side_encryption_by_default";

/** From the weakest to the strongest. A key of ours is a second lock; S3's own opens with the bucket. */
const ALGORITHMS = ["AES256", "aws:kms", "aws:kms:dsse"];

/** How strong the encryption is: the algorithm first, then whether the key is ours. */
function strength(encryption: Attributes): number {
  const algorithm = ALGORITHMS.indexOf(String(valueAt(encryption, `${BY_DEFAULT}.sse_algorithm`)));
  return 2 * algorithm + (isSet(encryption, `${BY_DEFAULT}.kms_master_key_id`) ? 1 : 0);
}

const KEEP = "Keep aws:kms and the ARN of a key";

export const bucketEncryption: Rule = {
  code: "aws-bucket-encrypted",
  title: "a bucket stays encrypted with a key of ours",
  checks: {
    aws_s3_bucket_server_side_encryption_configuration: every(
      ({ before, after }) =>
        when(before !== undefined && after !== undefined && strength(after) < strength(before), {
          attribute: hasSameAlgorithm(before, after)
            ? `${BY_DEFAULT}.kms_master_key_id`
            : `${BY_DEFAULT}.sse_algorithm`,
          problem: "encrypts weaker than before",
          fix: KEEP,
        }),
      removing(S3_BUCKET, { problem: "would be deleted while its bucket stays", fix: KEEP }),
    ),
  },
};

function hasSameAlgorithm(before: unknown, after: unknown): boolean {
  return [before, after]
    .map((side) => valueAt(side, `${BY_DEFAULT}.sse_algorithm`))
    .every((one, _, [first]) => one === first);
}

const DENY = "Deny everything where aws:SecureTransport is false";

export const bucketTls: Rule = {
  code: "aws-bucket-tls",
  title: "a bucket refuses connections without TLS",
  checks: {
    aws_s3_bucket_policy: every(
      // A policy that names a bucket yet to be made is only known after the apply.
      losing(({ policy }) => typeof policy !== "string" || deniesPlainText(policy), {
        problem: "would let the bucket answer without TLS",
        fix: DENY,
      }),
      (change, all) =>
        deniesPlainText(change.before?.policy)
          ? removing(S3_BUCKET, {
              problem: "would be deleted while its bucket stays, which then answers without TLS",
              fix: DENY,
            })(change, all)
          : [],
    ),
  },
};

export const googleBucketKey: Rule = {
  code: "google-bucket-key",
  title: "a bucket stays encrypted with a key of ours",
  checks: {
    google_storage_bucket: losing((bucket) => isSet(bucket, "encryption.default_kms_key_name"), {
      attribute: "encryption.default_kms_key_name",
      problem: "no longer encrypts with a key of ours",
      fix: "Keep the key",
    }),
  },
};

export const azureStorageKey: Rule = {
  code: "azure-store-key",
  title: "a storage account keeps its encryption",
  checks: {
    azurerm_storage_account: every(
      losing(({ infrastructure_encryption_enabled: twice }) => twice === true, {
        attribute: "infrastructure_encryption_enabled",
        problem: "no longer encrypts a second time, in the infrastructure",
        fix: "Keep it on",
      }),
      losing((account) => isSet(account, "customer_managed_key.key_vault_key_id"), {
        attribute: "customer_managed_key.key_vault_key_id",
        problem: "no longer encrypts with a key of ours",
        fix: "Keep the key",
      }),
    ),
    azurerm_storage_account_customer_managed_key: removing(STORAGE_ACCOUNT, {
      problem: "would be deleted while its account stays, which then uses a key of Azure",
      fix: "Keep the key",
    }),
  },
};

export const bucketRules: readonly Rule[] = [bucketEncryption, bucketTls, googleBucketKey, azureStorageKey];
