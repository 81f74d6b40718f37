import type { PlannedChange } from "../../../tools/plan-guard/plan";
import { report, summary } from "../../../tools/plan-guard/report";
import { codes, created, findings, replaced, updated } from "./plans";

describe("a value that only the apply shows", () => {
  test("is a reference where it is a key", () => {
    const before = { kms_key_id: "old" };
    expect(codes(updated("aws_cloudwatch_log_group", before, {}, { after_unknown: { kms_key_id: true } }))).toEqual([]);
    const bucket = { public_access_prevention: "enforced" };
    const encrypted = { ...bucket, encryption: [{ default_kms_key_name: "old" }] };
    const unknown = { after_unknown: { encryption: true } };
    expect(codes(updated("google_storage_bucket", encrypted, bucket, unknown))).toEqual([]);
  });

  test("is no list of networks where the whole list is unknown, and the default is everybody", () => {
    const after = { vpc_config: [{ endpoint_public_access: true }] };
    const unknown = (cidrs: unknown): object => ({ after_unknown: { vpc_config: [{ public_access_cidrs: cidrs }] } });
    expect(findings(created("aws_eks_cluster", after, unknown(true)))).toMatchObject([
      { code: "aws-eks-private-api", values: "(known after apply)" },
    ]);
    const named = { vpc_config: [{ endpoint_public_access: true, public_access_cidrs: [null] }] };
    expect(codes(created("aws_eks_cluster", named, unknown([true])))).toEqual([]);
  });

  test("is not judged where it is a policy or the default of the account", () => {
    const blocked = { block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true };
    const tlsOnly = '{"Statement":{"Effect":"Deny","Condition":{"Bool":{"aws:SecureTransport":"false"}}}}';
    expect(
      codes(
        replaced("aws_s3_bucket_policy", { policy: tlsOnly }, {}, { after_unknown: { policy: true } }),
        created("aws_ebs_volume", {}, { after_unknown: { encrypted: true } }),
        created("aws_s3_bucket_public_access_block", blocked, { after_unknown: { block_public_acls: true } }),
      ),
    ).toEqual([]);
  });
});

describe("a sensitive value", () => {
  const shown = (...changes: readonly PlannedChange[]): string => {
    const open = findings(...changes);
    expect(open.length).toBeGreaterThan(0);
    const judged = { open, allowed: [], unused: [] };
    return `${JSON.stringify(open)}${report(judged)}${summary(judged)}`;
  };

  test("is judged but not shown", () => {
    const text = shown(
      updated(
        "aws_cloudwatch_log_group",
        { kms_key_id: "hush-1" },
        { kms_key_id: null },
        {
          before_sensitive: { kms_key_id: true },
        },
      ),
    );
    expect(text).toContain("(sensitive) → (not set)");
    expect(text).not.toContain("hush");
  });

  test("is not shown where a block around it, or the whole resource, is sensitive", () => {
    const secret = { vpc_config: [{ endpoint_public_access: true, public_access_cidrs: ["0.0.0.0/0", "hush-2"] }] };
    for (const mask of [true, { vpc_config: true }, { vpc_config: [{ public_access_cidrs: [false, true] }] }]) {
      expect(shown(created("aws_eks_cluster", secret, { after_sensitive: mask }))).not.toContain("hush");
    }
  });

  test("is not told by its details", () => {
    const policy = '{"Statement":{"Effect":"Allow","Principal":"*","Action":"hush:Get"}}';
    const text = shown(created("aws_s3_bucket_policy", { policy }, { after_sensitive: { policy: true } }));
    expect(text).not.toContain("hush");
    const values = ["hush:\n  type: LoadBalancer\n"];
    expect(shown(created("helm_release", { values }, { after_sensitive: { values: [true] } }))).not.toContain("hush");
  });

  test("is neither a name nor a reason in a message", () => {
    const text = shown(
      replaced(
        "aws_ssm_parameter",
        { name: "hush-3", value: "hush-4" },
        { name: "hush-5", value: "hush-6" },
        {
          before_sensitive: { name: true, value: true },
          after_sensitive: { name: true, value: true },
          replace_paths: [["value"]],
        },
      ),
    );
    expect(text).toContain("the secret would be replaced because of value ((sensitive))");
    expect(text).not.toContain("hush");
  });

  test("is not shown where it is deep in an argument", () => {
    const text = shown(
      replaced(
        "aws_vpc",
        { tags: "hush-9" },
        { tags: "hush-9" },
        { before_sensitive: { tags: { list: [true] } }, after_sensitive: true, replace_paths: [["tags"]] },
      ),
    );
    expect(text).not.toContain("hush");
  });

  test("of another argument is nobody's business", () => {
    const text = shown(
      updated(
        "aws_db_instance",
        { storage_encrypted: true, password: "hush-7" },
        { storage_encrypted: false, password: "hush-8" },
      ),
    );
    expect(text).not.toContain("hush");
  });
});
