import type { Policy } from "../../../terraform/policies";
import { type Attributes, attached, block, blocks, resources, unless } from "../../policy-rules";
import { isForEverybody, statements } from "./statements";

/** A policy that wants a resource beside each bucket. */
function beside(
  policy: Omit<Policy, "check"> & { readonly type: string; readonly problem: string; readonly fix: string },
  satisfies: (attributes: Attributes) => boolean,
): Policy {
  const { code, title, reason, type, problem, fix } = policy;
  const check = resources("aws_s3_bucket", (_, bucket, all) =>
    unless(attached(bucket, type, "bucket", all).some(satisfies), { problem, fix }),
  );
  return { code, title, reason, check };
}

const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

export const bucketPrivate = beside(
  {
    code: "aws-bucket-private",
    title: "a bucket blocks public access in all four ways (CKV_AWS_53 to 56, CKV2_AWS_6)",
    reason: "One careless ACL or policy later publishes what is in it.",
    type: "aws_s3_bucket_public_access_block",
    problem: "can be made public",
    fix: "Add an S3BucketPublicAccessBlock with all four set",
  },
  (accessBlock) => BLOCKS.every((name) => accessBlock[name] === true),
);

export const bucketOwner = beside(
  {
    code: "aws-bucket-owner",
    title: "the account owns every object in its buckets (CKV2_AWS_65)",
    reason: "Objects of another owner follow ACLs that no policy of ours sees.",
    type: "aws_s3_bucket_ownership_controls",
    problem: "accepts objects that others own",
    fix: "Add S3BucketOwnershipControls with BucketOwnerEnforced",
  },
  (controls) => block(controls, "rule").object_ownership === "BucketOwnerEnforced",
);

export const bucketEncrypted = beside(
  {
    code: "aws-bucket-encrypted",
    title: "a bucket encrypts with a key of ours (CKV_AWS_145)",
    reason: "Under S3's own key, whoever may read the bucket may read the data: there is no second lock.",
    type: "aws_s3_bucket_server_side_encryption_configuration",
    problem: "does not encrypt with a key of ours",
    fix: "Encrypt with aws:kms and the ARN of a key",
  },
  (encryption) => {
    const byDefault = block(block(encryption, "rule"), "apply_server_side_encryption_by_default");
    return byDefault.sse_algorithm === "aws:kms" && byDefault.kms_master_key_id !== undefined;
  },
);

export const bucketVersioned = beside(
  {
    code: "aws-bucket-versioned",
    title: "a bucket keeps versions (CKV_AWS_21)",
    reason: "What a faulty compactor or a stolen role deletes is gone at once.",
    type: "aws_s3_bucket_versioning",
    problem: "keeps no versions",
    fix: "Enable versioning, with a rule that removes old versions",
  },
  (versioning) => block(versioning, "versioning_configuration").status === "Enabled",
);

export const bucketTls = beside(
  {
    code: "aws-bucket-tls",
    title: "a bucket refuses connections without TLS",
    reason: "A client with a wrong endpoint sends telemetry and signatures in the clear.",
    type: "aws_s3_bucket_policy",
    problem: "answers without TLS",
    fix: "Deny everything where aws:SecureTransport is false",
  },
  ({ policy }) => typeof policy === "string" && /"aws:SecureTransport":"false".*"Effect":"Deny"/.test(policy),
);

export const bucketNotForAll: Policy = {
  code: "aws-bucket-no-everybody",
  title: "no bucket policy lets everybody in (CKV_AWS_70)",
  reason: "Whoever knows the name of the bucket uses it, from any account in the world.",
  check: resources("aws_s3_bucket_policy", ({ policy }) =>
    unless(!statements(policy).some((statement) => statement.Effect === "Allow" && isForEverybody(statement)), {
      attribute: "policy",
      problem: "allows something to every principal",
      fix: "Name the principals",
    }),
  ),
};

/** Actions of which one changes the policy of a bucket. */
const CHANGES_POLICY = /^(\*|s3:(\*|Put(\*|Bucket(\*|Policy))))$/i;

export const bucketNoLockout: Policy = {
  code: "aws-bucket-no-lockout",
  title: "no bucket policy shuts everybody out (CKV_AWS_93)",
  reason: "It binds administrators, too: nobody but the root user of the account can take it back.",
  check: resources("aws_s3_bucket_policy", ({ policy }) => {
    const locks = statements(policy)
      .filter((statement) => statement.Effect === "Deny" && statement.Condition === undefined)
      .filter(isForEverybody)
      .some(({ Action }) => [Action].flat().some((action) => CHANGES_POLICY.test(String(action))));
    return unless(!locks, {
      attribute: "policy",
      problem: "denies every principal to change it",
      fix: "Add a condition, or name the actions that nobody may take",
    });
  }),
};

export const bucketLeftovers = beside(
  {
    code: "aws-bucket-leftovers",
    title: "a bucket removes the parts of broken uploads (CKV_AWS_300, CKV2_AWS_61)",
    reason: "They are billed and listed nowhere.",
    type: "aws_s3_bucket_lifecycle_configuration",
    problem: "keeps the parts of broken uploads for ever",
    fix: "Add a rule with abortIncompleteMultipartUpload",
  },
  (lifecycle) => blocks(lifecycle, "rule").some((rule) => rule.abort_incomplete_multipart_upload !== undefined),
);

export const bucketLiveObjects: Policy = {
  code: "aws-bucket-live-objects",
  title: "no rule of a bucket deletes live objects",
  reason: "Compactors expire telemetry; a rule by age deletes blocks that an index still names, and queries fail.",
  check: resources("aws_s3_bucket_lifecycle_configuration", (attributes) =>
    blocks(attributes, "rule")
      .map((rule) => ({ id: rule.id, ...block(rule, "expiration") }))
      .filter(({ days, date }: Attributes) => days !== undefined || date !== undefined)
      .map(({ id }) => ({
        attribute: "rule",
        value: id,
        problem: "expires objects by age",
        fix: "Set the retention of the component; expire noncurrent versions only",
      })),
  ),
};

export const bucketKeepsData: Policy = {
  code: "aws-bucket-keeps-data",
  title: "destroying a bucket fails while it holds data",
  reason: "One destroy of the foundation would delete all telemetry.",
  check: resources("aws_s3_bucket", ({ force_destroy: force }) =>
    unless(force !== true, {
      attribute: "force_destroy",
      value: force,
      problem: "deletes what is in the bucket",
      fix: "Leave it off, or accept the risk dataLossOnDestroy with a reason",
    }),
  ),
};

export const bucketPolicies: readonly Policy[] = [
  bucketPrivate,
  bucketOwner,
  bucketEncrypted,
  bucketVersioned,
  bucketTls,
  bucketNotForAll,
  bucketNoLockout,
  bucketLeftovers,
  bucketLiveObjects,
  bucketKeepsData,
];
