import { summarizePlan } from "../../../tools/cloud-plan/changes";
import { planOf } from "./stacks";

const plan = planOf(
  { address: "aws_vpc.new" },
  { address: "aws_vpc.same", actions: ["no-op"] },
  { address: "data.aws_vpc.read", actions: ["read"] },
  {
    address: "aws_eks_cluster.grown",
    actions: ["update"],
    before: { version: "1.33", name: "a", tags: { x: "1" } },
    after: { version: "1.34", name: "a", tags: { x: "2" } },
  },
  { address: "aws_subnet.moved", actions: ["create", "delete"], before: { cidr: "a" }, after: { cidr: "b" } },
  { address: "aws_kms_key.old", actions: ["delete"], before: {} },
  { address: "aws_s3_bucket.given", actions: ["forget"], before: {} },
);

const summary = summarizePlan(plan);

test("changes are counted as Terraform counts them: a replacement adds one and destroys one", () => {
  expect(summary).toMatchObject({ add: 2, change: 1, destroy: 2 });
});

test("every change is named, the dangerous ones first, and an update with its arguments but without their values", () => {
  expect(summary.changes).toEqual([
    { action: "deleted", address: "aws_kms_key.old", because: [] },
    { action: "replaced", address: "aws_subnet.moved", because: [] },
    { action: "forgotten", address: "aws_s3_bucket.given", because: [] },
    { action: "updated", address: "aws_eks_cluster.grown", because: ["tags", "version"] },
    { action: "created", address: "aws_vpc.new", because: [] },
  ]);
});

test("a replacement names the arguments that force it", () => {
  const { resource_changes = [] } = planOf({ address: "aws_subnet.a", actions: ["delete", "create"] });
  const forced = resource_changes.map((planned) => ({
    ...planned,
    change: { ...planned.change, replace_paths: [["cidr_block"], ["tags", "Name"]] },
  }));
  const { changes } = summarizePlan({ format_version: "1.2", resource_changes: forced });
  expect(changes.map(({ because }) => because)).toEqual([["cidr_block", "tags"]]);
});

test("what is known only after the apply counts as a change", () => {
  const { changes } = summarizePlan({
    format_version: "1.2",
    resource_changes: [
      {
        address: "aws_vpc.a",
        mode: "managed",
        type: "aws_vpc",
        change: {
          actions: ["update"],
          before: { arn: "x", id: "1" },
          after: { id: "1" },
          after_unknown: { arn: true },
        },
      },
    ],
  });
  expect(changes.map(({ because }) => because)).toEqual([["arn"]]);
});
