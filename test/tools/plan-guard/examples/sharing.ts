import { type Example, example, type Values } from "./example";

const block = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const policy = (statement: Values): Values => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
});
const reader = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
const account = { AWS: "arn:aws:iam::123456789012:root" };
const key = { Effect: "Allow", Action: ["kms:Decrypt"], Resource: "*" };

const awsStores = [
  example("aws-bucket-private", "aws_s3_bucket_public_access_block", block, { ...block, block_public_policy: false }),
  example("aws-bucket-private", "aws_s3_account_public_access_block", block, { ...block, ignore_public_acls: null }),
  example("aws-bucket-private", "aws_s3_bucket_acl", { acl: "private" }, { acl: "public-read" }),
  example(
    "aws-bucket-private",
    "aws_s3_bucket_acl",
    { access_control_policy: [{ grant: [] }] },
    {
      access_control_policy: [
        { grant: [{ grantee: [{ uri: "http://acs.amazonaws.com/groups/global/AllUsers" }], permission: "READ" }] },
      ],
    },
  ),
  example(
    "aws-bucket-private",
    "aws_s3_bucket_policy",
    policy({ ...reader, Principal: account }),
    policy({ ...reader, Principal: "*" }),
  ),
  // That a connection uses TLS says nothing about the caller.
  example(
    "aws-bucket-private",
    "aws_s3_bucket_policy",
    policy({ ...reader, Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } }),
    policy({ ...reader, Principal: { AWS: ["*"] }, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
  ),
  example(
    "aws-no-open-policy",
    "aws_kms_key",
    policy({ ...key, Principal: "*", Condition: { StringEquals: { "kms:CallerAccount": "123456789012" } } }),
    policy({ ...key, Principal: "*" }),
  ),
  // Neither does who it is not.
  example(
    "aws-no-open-policy",
    "aws_secretsmanager_secret_policy",
    policy({ ...key, Principal: account }),
    policy({ ...key, Principal: "*", Condition: { StringNotEquals: { "aws:PrincipalArn": "arn" } } }),
  ),
  example("aws-no-open-policy", "aws_sqs_queue_policy", policy(key), policy({ ...key, NotPrincipal: account })),
  example(
    "aws-no-open-policy",
    "aws_iam_role",
    { assume_role_policy: "{}" },
    { assume_role_policy: policy({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: "*" } }).policy },
  ),
];

const storage = { public_network_access_enabled: false, allow_nested_items_to_be_public: false };

const otherStores = [
  example("azure-store-private", "azurerm_storage_account", storage, {
    ...storage,
    public_network_access_enabled: true,
  }),
  example("azure-store-no-public-blobs", "azurerm_storage_account", storage, {
    ...storage,
    allow_nested_items_to_be_public: true,
  }),
  example(
    "azure-store-private",
    "azurerm_storage_account",
    { allow_nested_items_to_be_public: false, network_rules: [{ default_action: "Deny" }] },
    { allow_nested_items_to_be_public: false, network_rules: [{ default_action: "Allow" }] },
  ),
  example(
    "azure-store-private",
    "azurerm_storage_account_network_rules",
    { default_action: "Deny" },
    { default_action: "Allow" },
  ),
  example(
    "azure-store-container-private",
    "azurerm_storage_container",
    { container_access_type: "private" },
    { container_access_type: "blob" },
  ),
  example(
    "azure-key-vault-private",
    "azurerm_key_vault",
    { network_acls: [{ default_action: "Deny" }] },
    { network_acls: [] },
  ),
  example(
    "google-bucket-private",
    "google_storage_bucket",
    { public_access_prevention: "enforced" },
    { public_access_prevention: "inherited" },
  ),
  example(
    "google-bucket-private",
    "google_storage_bucket_access_control",
    { entity: "user-a" },
    { entity: "allUsers" },
  ),
  example(
    "google-bucket-private",
    "google_storage_bucket_acl",
    { role_entity: ["OWNER:user-a"], predefined_acl: "private" },
    { role_entity: ["READER:allAuthenticatedUsers"], predefined_acl: "private" },
  ),
  example("google-bucket-private", "google_storage_bucket_acl", {}, { predefined_acl: "publicRead" }),
];

const grants = [
  example(
    "google-iam-no-public",
    "google_storage_bucket_iam_member",
    { role: "roles/storage.objectViewer", member: "user:a@example.com" },
    { role: "roles/storage.objectViewer", member: "allUsers" },
  ),
  example(
    "google-iam-no-public",
    "google_project_iam_binding",
    { role: "roles/viewer", members: ["user:a@example.com"] },
    { role: "roles/viewer", members: ["user:a@example.com", "allAuthenticatedUsers"] },
  ),
  example(
    "google-iam-no-public",
    "google_kms_crypto_key_iam_policy",
    { policy_data: JSON.stringify({ bindings: [{ role: "r", members: ["user:a@example.com"] }] }) },
    { policy_data: JSON.stringify({ bindings: [{ role: "r", members: ["allUsers"] }] }) },
  ),
];

/** Changes of who may read what is stored: for every code about that, at least one. */
export const SHARING: readonly Example[] = [...awsStores, ...otherStores, ...grants];
