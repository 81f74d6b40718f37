import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compareOutputs } from "../../../tools/plan-guard/compare";
import type { Finding } from "../../../tools/plan-guard/finding";
import { writeSynthesized, type WrittenStack } from "../../support/synthesized-output";
import { temporaryFolder } from "../../support/terraform";

const folder = temporaryFolder();

function outdirOf(stacks: Readonly<Record<string, WrittenStack & { readonly moved?: readonly object[] }>>): string {
  const outdir = mkdtempSync(join(folder, "out-"));
  writeSynthesized(outdir, stacks);
  for (const [name, stack] of Object.entries(stacks)) {
    writeFileSync(join(outdir, "stacks", name, "cdk.tf.json"), JSON.stringify(stack));
  }
  return outdir;
}

const terraform = { backend: { s3: { bucket: "acme-state", key: "dev-a.tfstate", region: "eu-west-1" } } };
const provider = { aws: [{ region: "eu-west-1", allowed_account_ids: ["123456789012"] }] };
const resource = { aws_s3_bucket: { logs: { bucket: "acme-logs" } }, aws_iam_role: { writer: {} } };
const stack = { terraform, provider, resource };

/** What is found when the stack `dev-a` becomes another, or goes. */
function compared(head: Parameters<typeof outdirOf>[0]): Finding[] {
  return compareOutputs(outdirOf({ "dev-a": stack }), outdirOf(head));
}

describe("nothing is found", () => {
  test.each([
    ["in a stack that stays", stack],
    ["where something is added", { ...stack, resource: { ...resource, aws_vpc: { network: {} } } }],
    ["where something goes that is made again", { ...stack, resource: { aws_s3_bucket: resource.aws_s3_bucket } }],
    [
      "where the state is reached in another way",
      {
        ...stack,
        terraform: { backend: { s3: { ...terraform.backend.s3, use_lockfile: true, kms_key_id: "a" } } },
      },
    ],
    [
      "where an address moved",
      {
        ...stack,
        resource: { aws_s3_bucket: { chunks: {} } },
        moved: [
          { from: "aws_s3_bucket.logs", to: "aws_s3_bucket.store" },
          { from: "aws_s3_bucket.store", to: "aws_s3_bucket.chunks" },
        ],
      },
    ],
  ])("%s", (_, head) => {
    expect(compared({ "dev-a": head })).toEqual([]);
  });

  test("where a stack has another name and the same state", () => {
    expect(compared({ "dev-b": stack })).toEqual([]);
  });

  test("where a stack goes that manages nothing", () => {
    const other = { backend: { local: { path: "b" } } };
    const empty = { terraform: other, resource: {} };
    expect(compareOutputs(outdirOf({ "dev-a": stack, "dev-b": empty }), outdirOf({ "dev-a": stack }))).toEqual([]);
  });

  test("where a provider comes, or one more of a kind", () => {
    const more = { aws: [...provider.aws, { alias: "us", region: "us-east-1" }], google: [{ project: "a" }] };
    expect(compared({ "dev-a": { ...stack, provider: more } })).toEqual([]);
  });
});

describe("it is told", () => {
  test("when a stack is gone", () => {
    const other = { backend: { s3: { bucket: "acme-state", key: "dev-b.tfstate" } } };
    expect(compared({ "dev-b": { ...stack, terraform: other } })).toEqual([
      {
        stack: "dev-a",
        address: "stack",
        code: "stack-vanished",
        problem:
          'is gone, and its state (s3 bucket="acme-state" key="dev-a.tfstate") would manage 2 resources without a program, among them aws_s3_bucket.logs',
        fix: "Keep its name and that of its cluster, or destroy it first and allow its end",
      },
    ]);
  });

  test("when an address is gone, also where its new one is not there", () => {
    const gone = { stack: "dev-a", address: "aws_s3_bucket.logs", code: "state-vanished" };
    const without = { ...stack, resource: { aws_iam_role: { writer: {} } } };
    expect(compared({ "dev-a": without })).toMatchObject([gone]);
    expect(
      compared({ "dev-a": { ...without, moved: [{ from: "aws_s3_bucket.logs", to: "aws_s3_bucket.chunks" }] } }),
    ).toMatchObject([gone]);
  });

  test("when moved blocks lead in a circle", () => {
    const moved = [
      { from: "aws_s3_bucket.logs", to: "aws_s3_bucket.a" },
      { from: "aws_s3_bucket.a", to: "aws_s3_bucket.logs" },
    ];
    expect(compared({ "dev-a": { ...stack, resource: {}, moved } })).toMatchObject([{ code: "state-vanished" }]);
  });

  test.each([
    [
      "the bucket",
      { s3: { bucket: "acme-states", key: "dev-a.tfstate" } },
      's3 bucket="acme-states" key="dev-a.tfstate"',
    ],
    [
      "the key",
      { s3: { bucket: "acme-state", key: "dev/dev-a.tfstate" } },
      's3 bucket="acme-state" key="dev/dev-a.tfstate"',
    ],
    ["the kind", { gcs: { bucket: "acme-state", prefix: "dev-a" } }, 'gcs bucket="acme-state" prefix="dev-a"'],
    [
      "the container",
      { azurerm: { resource_group_name: "a", storage_account_name: "b", container_name: "c", key: "d" } },
      'azurerm storage_account_name="b" container_name="c" key="d"',
    ],
    ["the file", { local: { path: "../../../state/dev-a.tfstate" } }, 'local path="../../../state/dev-a.tfstate"'],
  ])("when %s of the state is another", (_, backend, to) => {
    expect(compared({ "dev-a": { ...stack, terraform: { backend } } })).toMatchObject([
      { address: "backend", code: "backend-moved", values: `s3 bucket="acme-state" key="dev-a.tfstate" → ${to}` },
    ]);
  });

  test("when it works in another account or region", () => {
    const elsewhere = { aws: [{ region: "eu-west-1", allowed_account_ids: ["210987654321"] }] };
    expect(compared({ "dev-a": { ...stack, provider: elsewhere } })).toMatchObject([
      {
        address: "provider.aws",
        code: "provider-moved",
        values:
          'region="eu-west-1" allowed_account_ids="123456789012" → region="eu-west-1" allowed_account_ids="210987654321"',
      },
    ]);
  });
});

describe("an output is refused with one sentence", () => {
  const output = outdirOf({ "dev-a": stack });

  test("because there is none", () => {
    expect(() => compareOutputs(join(folder, "nowhere"), output)).toThrow("nowhere: holds no synthesized stacks. Run");
    expect(() => compareOutputs(output, folder)).toThrow("holds no synthesized stacks");
  });

  test.each([
    ["is no JSON", "{", "is no JSON ("],
    ["is no stack", "[]", "is no JSON object. Run `make synth` again."],
  ])("because a stack %s", (_, text, message) => {
    const broken = mkdtempSync(join(folder, "out-"));
    mkdirSync(join(broken, "stacks", "dev-a"), { recursive: true });
    writeFileSync(join(broken, "stacks", "dev-a", "cdk.tf.json"), text);
    expect(() => compareOutputs(output, broken)).toThrow(message);
  });
});
