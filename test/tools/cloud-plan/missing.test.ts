import { textsOf } from "../../../tools/cloud-plan/configuration";
import { missingByPlan, missingByState, reasonToWait } from "../../../tools/cloud-plan/missing";
import type { Stack } from "../../../tools/lib/synthesized";
import { temporaryFolder } from "../../support/terraform";
import { type Change, planOf, stateOf, writeEnvironment } from "./stacks";

const stacks = writeEnvironment(temporaryFolder());
const cluster = stackNamed("dev-eks-cluster");
const platform = stackNamed("dev-eks-platform");

function stackNamed(name: string): Stack {
  const found = stacks.find((stack) => stack.name === name);
  if (!found) throw new Error(`there is no stack ${name}`);
  return found;
}

function reason(stack: Stack, ...changes: readonly Change[]): string | undefined {
  return reasonToWait(stack, missingByPlan(planOf(...changes)));
}

describe("a stack waits", () => {
  it("for a cluster that is still to be created, and calls it by its name", () => {
    expect(reason(platform, { address: "aws_eks_cluster.cluster", after: { name: "dev-eks" } })).toBe(
      "the cluster dev-eks does not exist yet",
    );
  });

  it("for what it finds by a tag", () => {
    expect(reason(cluster, { address: "aws_vpc.vpc", after: { tags: { Name: "dev-eks" } } })).toBe(
      "the aws_vpc dev-eks does not exist yet",
    );
  });

  it("for the cluster first, where more is missing", () => {
    const changes = [
      { address: "aws_kms_alias.volumes", after: { name: "alias/dev-eks-volumes" } },
      { address: "aws_eks_cluster.cluster", after: { name: "dev-eks" } },
    ];
    expect(reason(platform, ...changes)).toBe("the cluster dev-eks does not exist yet");
  });

  it("for what an unplanned stack declares and does not have in its state", () => {
    expect(reasonToWait(platform, missingByState(cluster, stateOf()))).toBe("the cluster dev-eks does not exist yet");
  });
});

describe("a stack does not wait", () => {
  it.each([
    ["another of the same type", { address: "aws_eks_cluster.cluster", after: { name: "dev-other" } }],
    ["another type of the same name", { address: "aws_iam_role.cluster", after: { name: "dev-eks" } }],
    ["a thing whose name is known only later", { address: "aws_eks_cluster.cluster", after: {} }],
    ["one that changes in place", { address: "aws_eks_cluster.c", actions: ["update"], after: { name: "dev-eks" } }],
    [
      "one that is replaced, and so exists",
      { address: "aws_eks_cluster.c", actions: ["delete", "create"], after: { name: "dev-eks" } },
    ],
  ])("for %s", (_, change) => {
    expect(reason(platform, change)).toBeUndefined();
  });

  it("for what the state of an unplanned stack has", () => {
    const state = stateOf("aws_eks_cluster.cluster");
    expect(reasonToWait(platform, missingByState(cluster, state))).toBeUndefined();
  });
});

test("expressions say nothing about a name, and escaped text is read as Terraform reads it", () => {
  expect(textsOf({ name: "${var.name}", path: "a$${b}", count: 3 })).toEqual({ path: "a${b}" });
});
