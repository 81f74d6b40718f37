import { type Attributes, textsAt, UNKNOWN } from "../../attributes";
import { S3_BUCKET } from "../protected";
import { becoming, every, removing, type Rule, type Weakness, when } from "../rule";
import { allowedToEverybody } from "../policy-documents";

const ACCESS_BLOCK = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];
const KEEP_BLOCK = "Keep the access block with all four set";

function openedBlocks(block: Attributes): readonly Weakness[] {
  return ACCESS_BLOCK.filter((attribute) => block[attribute] !== true && block[attribute] !== UNKNOWN).map(
    (attribute) => ({
      attribute,
      problem: `leaves ${attribute} off, so that data can be made public`,
      fix: KEEP_BLOCK,
    }),
  );
}

const PUBLIC_ACLS = ["public-read", "public-read-write", "authenticated-read"];
const PUBLIC_GROUPS = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/;

function publicAcl(acl: Attributes): readonly Weakness[] {
  const groups = textsAt(acl, "access_control_policy.grant.grantee.uri").filter((uri) => PUBLIC_GROUPS.test(uri));
  const isPublic = PUBLIC_ACLS.includes(String(acl.acl)) || groups.length > 0;
  return when(isPublic, { attribute: "acl", problem: "makes the bucket public", fix: "Use bucket policies for roles" });
}

export const awsBuckets: Rule = {
  code: "aws-bucket-private",
  title: "a bucket blocks public access in all four ways, and its policy and ACL name who may read it",
  checks: {
    aws_s3_bucket_public_access_block: every(
      becoming(openedBlocks),
      removing(S3_BUCKET, {
        problem: "would be deleted while its bucket stays, which can then be made public",
        fix: KEEP_BLOCK,
      }),
    ),
    aws_s3_account_public_access_block: every(becoming(openedBlocks), ({ action }) =>
      when(action === "deleted", { problem: "would be deleted: all buckets can be made public", fix: KEEP_BLOCK }),
    ),
    aws_s3_bucket_acl: becoming(publicAcl),
    aws_s3_bucket_policy: becoming(({ policy }) => everybodyMay("policy", policy)),
  },
};

function everybodyMay(attribute: string, policy: unknown): readonly Weakness[] {
  return allowedToEverybody(policy).map((actions) => ({
    attribute,
    detail: actions,
    problem: "is allowed to everybody",
    fix: "Name the principals, or add a condition that names the callers",
  }));
}

/** Policies of resources, by the argument that holds them. */
const RESOURCE_POLICIES = {
  aws_iam_role: "assume_role_policy",
  aws_kms_key: "policy",
  aws_kms_key_policy: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_sns_topic_policy: "policy",
  aws_sqs_queue_policy: "policy",
};

export const awsPolicies: Rule = {
  code: "aws-no-open-policy",
  title: "no policy of a key, role, secret or queue admits everybody",
  checks: Object.fromEntries(
    Object.entries(RESOURCE_POLICIES).map(([type, argument]) => [
      type,
      becoming((attributes) => everybodyMay(argument, attributes[argument])),
    ]),
  ),
};

export const awsStoreRules: readonly Rule[] = [awsBuckets, awsPolicies];
