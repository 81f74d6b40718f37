import { ENCRYPTION_RULES } from "../../../tools/plan-guard/rules";
import { LOSSES } from "./examples/encryption";
import { codes, created, deleted, findings, replaced, updated } from "./plans";

const cases = LOSSES.map((example, index) => ({ ...example, title: `${example.code} (${index}, ${example.type})` }));

describe("a plan that loses encryption", () => {
  test.each(cases)("is refused: $title", ({ code, type, good, bad }) => {
    expect(codes(updated(type, good, bad))).toEqual([code]);
    expect(codes(replaced(type, good, bad)).filter((found) => !found.startsWith("state-"))).toEqual([code]);
  });

  test.each(cases)("passes when it gains some or changes nothing: $title", ({ type, good, bad }) => {
    expect(codes(updated(type, bad, good))).toEqual([]);
    expect(codes(updated(type, bad, { ...bad, tags: {} }))).toEqual([]);
    expect(codes(created(type, good))).toEqual([]);
  });

  test("has an example for every code", () => {
    const shown = new Set(LOSSES.map(({ code }) => code));
    expect(ENCRYPTION_RULES.map(({ code }) => code).filter((code) => !shown.has(code))).toEqual([]);
  });
});

describe("a new resource", () => {
  test.each([
    ["stores data in plain text", "aws_ebs_volume", { encrypted: false }, "aws-storage-encrypted"],
    ["has a plain disk", "aws_launch_template", { block_device_mappings: [] }, "aws-node-disks"],
    ["admits old TLS", "azurerm_redis_cache", { minimum_tls_version: "1.0" }, "azure-tls"],
    [
      "makes plain volumes",
      "kubernetes_storage_class_v1",
      { storage_provisioner: "ebs.csi.aws.com" },
      "kubernetes-volumes-encrypted",
    ],
  ])("is refused when it %s", (_, type, values, code) => {
    expect(codes(created(type, values))).toEqual([code]);
  });

  test("need not have a key of ours: that is for the policies of its stack", () => {
    expect(codes(created("aws_cloudwatch_log_group", { name: "a" }))).toEqual([]);
  });
});

describe("the encryption of a bucket", () => {
  const bucket = { bucket: "acme-logs" };
  const encryption = deleted("aws_s3_bucket_server_side_encryption_configuration", bucket);
  const tlsOnly = JSON.stringify({
    Statement: [{ Effect: "Deny", Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } }],
  });

  test("may not be deleted while the bucket stays", () => {
    expect(codes(encryption)).toEqual(["aws-bucket-encrypted"]);
    expect(codes(encryption, deleted("aws_s3_bucket", bucket))).toEqual(["state-deleted"]);
  });

  test("on the way to it may not be dropped with the policy", () => {
    expect(codes(deleted("aws_s3_bucket_policy", { ...bucket, policy: tlsOnly }))).toEqual(["aws-bucket-tls"]);
    expect(codes(deleted("aws_s3_bucket_policy", { ...bucket, policy: "{}" }))).toEqual([]);
  });
});

test("a finding shows the argument before and after", () => {
  expect(findings(updated("aws_kms_key", { enable_key_rotation: true }, { enable_key_rotation: false }))).toMatchObject(
    [{ attribute: "enable_key_rotation", values: "true → false" }],
  );
});
