import type { Policy } from "../../../terraform/policies";
import { block, blocks, resources, unless } from "../../policy-rules";

export const bucketPrivate: Policy = {
  code: "google-bucket-private",
  title: "a bucket cannot be made public, and IAM alone decides about it (CKV_GCP_29, CKV_GCP_114)",
  reason: "One careless ACL or grant later publishes what is in it.",
  check: resources("google_storage_bucket", (attributes) => {
    const { public_access_prevention: prevention, uniform_bucket_level_access: uniform } = attributes;
    return unless(prevention === "enforced" && uniform === true, {
      attribute: "public_access_prevention",
      value: prevention,
      problem: "can be made public",
      fix: "Enforce it, with uniform bucket-level access",
    });
  }),
};

export const bucketKey: Policy = {
  code: "google-bucket-key",
  title: "a bucket encrypts with a key of ours",
  reason: "Under Google's own key, whoever may read the bucket may read the data: there is no second lock.",
  check: resources("google_storage_bucket", (attributes) =>
    unless(block(attributes, "encryption").default_kms_key_name !== undefined, {
      attribute: "encryption",
      problem: "does not encrypt with a key of ours",
      fix: "Give it a key, or accept the risk googleKeys with a reason",
    }),
  ),
};

export const bucketVersioned: Policy = {
  code: "google-bucket-versioned",
  title: "a bucket keeps versions (CKV_GCP_78)",
  reason: "What a faulty compactor or a stolen identity deletes is gone at once.",
  check: resources("google_storage_bucket", (attributes) =>
    unless(block(attributes, "versioning").enabled === true, {
      attribute: "versioning",
      problem: "keeps no versions",
      fix: "Enable versioning, with a rule that removes old versions",
    }),
  ),
};

export const bucketLeftovers: Policy = {
  code: "google-bucket-leftovers",
  title: "a bucket removes old versions and the parts of broken uploads, and says what it keeps after that",
  reason: "Versions, parts and softly deleted objects are billed like live ones, and listed nowhere.",
  check: resources("google_storage_bucket", (attributes) => {
    const rules = blocks(attributes, "lifecycle_rule");
    const aborts = rules.some((rule) => block(rule, "action").type === "AbortIncompleteMultipartUpload");
    const forgets = rules.some((rule) => block(rule, "condition").days_since_noncurrent_time !== undefined);
    const soft = block(attributes, "soft_delete_policy").retention_duration_seconds;
    return unless(aborts && forgets && typeof soft === "number", {
      attribute: "lifecycle_rule",
      problem: "keeps what was deleted for ever, or longer than anybody said",
      fix: "Abort uploads, delete noncurrent versions by days, and set the soft delete retention, which is a week if left out",
    });
  }),
};

export const bucketLiveObjects: Policy = {
  code: "google-bucket-live-objects",
  title: "no rule of a bucket deletes live objects",
  reason: "Compactors expire telemetry; a rule by age deletes blocks that an index still names, and queries fail.",
  check: resources("google_storage_bucket", (attributes) =>
    blocks(attributes, "lifecycle_rule")
      .filter((rule) => block(rule, "action").type === "Delete")
      .map((rule) => block(rule, "condition"))
      .filter(({ with_state: state }) => state !== "ARCHIVED")
      .map((condition) => ({
        attribute: "lifecycle_rule",
        value: condition,
        problem: "deletes objects that are in use",
        fix: "Set the retention of the component; delete ARCHIVED versions only",
      })),
  ),
};

export const bucketKeepsData: Policy = {
  code: "google-bucket-keeps-data",
  title: "destroying a bucket fails while it holds data",
  reason: "One destroy of the foundation would delete all telemetry.",
  check: resources("google_storage_bucket", ({ force_destroy: force }) =>
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
  bucketKey,
  bucketVersioned,
  bucketLeftovers,
  bucketLiveObjects,
  bucketKeepsData,
];
