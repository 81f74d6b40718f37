import type { StackOutcome } from "../../../tools/cloud-plan/outcome";
import { summarize } from "../../../tools/cloud-plan/summary";
import { report } from "../../../tools/cloud-plan/table";

const finding = {
  stack: "dev-eks-cluster",
  address: "aws_eks_cluster.cluster",
  code: "state-lost",
  problem: "would be destroyed <b>",
  fix: "Keep it",
};
const nothing = { add: 0, change: 0, destroy: 0, changes: [], findings: [], allowed: [] };

const outcomes: readonly StackOutcome[] = [
  {
    stack: "dev-eks-foundation",
    seconds: 1.23,
    outcome: {
      ...nothing,
      result: "planned",
      add: 1,
      change: 1,
      changes: [
        { action: "created", address: "aws_subnet.c", because: [] },
        { action: "updated", address: "aws_vpc.vpc", because: ["tags"] },
      ],
      allowed: [{ finding, because: "it moves" }],
    },
  },
  { stack: "dev-eks-cluster", seconds: 2, outcome: { ...nothing, result: "planned", destroy: 1, findings: [finding] } },
  {
    stack: "dev-eks-platform",
    seconds: 0,
    outcome: { result: "validated only", reason: "the cluster a|b is missing" },
  },
  { stack: "dev-fleet", seconds: 0, outcome: { result: "failed", command: "init", diagnostics: "Error: no login" } },
  { stack: "dev-other", seconds: 0, outcome: { result: "failed", command: "init", diagnostics: "Error: no login" } },
];

describe("the summary for a comment", () => {
  const lines = summarize("dev", outcomes).split("\n");

  it("starts with the mark that a later run finds it by", () => {
    expect(lines.slice(0, 2)).toEqual(["<!-- belvedere: plan of dev -->", "### Plan of `dev`"]);
  });

  it("has a row for every stack, which ends with why it was not planned", () => {
    expect(lines.slice(3, 10)).toEqual([
      "| stack | add | change | destroy | findings | seconds | result |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      "| dev-eks-foundation | 1 | 1 | 0 | 0 | 1.2 | planned |",
      "| dev-eks-cluster | 0 | 0 | 1 | 1 | 2.0 | planned, do not apply |",
      "| dev-eks-platform | - | - | - | - | 0.0 | validated only: the cluster a\\|b is missing |",
      "| dev-fleet | - | - | - | - | 0.0 | terraform init failed |",
      "| dev-other | - | - | - | - | 0.0 | terraform init failed |",
    ]);
  });

  it("warns of what the guard found, says what was allowed, and carries no markup of others", () => {
    expect(lines).toContain("**dev-eks-cluster: do not apply**");
    expect(lines).toContain("- aws_eks_cluster.cluster: would be destroyed \\<b>. Keep it. \\[state-lost]");
    expect(lines).toContain("dev-eks-foundation: allowed");
    expect(lines).toContain(
      "- aws_eks_cluster.cluster: would be destroyed \\<b>. Keep it. \\[state-lost] Because: it moves",
    );
  });

  it("lists changes by name, and a shared cause of failure once", () => {
    expect(lines).toContain("+   aws_subnet.c");
    expect(lines).toContain("~   aws_vpc.vpc (tags)");
    expect(lines).toContain("<details><summary>dev-fleet, dev-other: terraform init failed</summary>");
    expect(lines.filter((line) => line === "Error: no login")).toHaveLength(1);
  });
});

describe("a summary of many changes", () => {
  const changes = Array.from({ length: 100 }, (_, index) => ({
    action: "created" as const,
    address: `aws_subnet.${"x".repeat(400)}${index}`,
    because: [],
  }));
  const large = (stack: string): StackOutcome => ({
    stack,
    seconds: 1,
    outcome: { ...nothing, result: "planned", add: 100, changes },
  });

  it("shows the first forty of a stack", () => {
    const text = summarize("dev", [large("dev-a")]);
    expect(text).toContain(changes[39]?.address);
    expect(text).not.toContain(changes[40]?.address);
    expect(text).toContain("… and 60 more");
  });

  it("stays below what GitHub accepts, and keeps the row of every stack", () => {
    const text = summarize("dev", ["dev-a", "dev-b", "dev-c", "dev-d", "dev-e"].map(large));
    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain("| dev-e | 100 |");
    expect(text).toContain("dev-c: changes");
    expect(text).not.toContain("dev-e: changes");
  });
});

test("the terminal shows the table, the findings, and each failure with the way out", () => {
  const text = report(outcomes);
  expect(text).toMatch(/^stack +add +change +destroy +findings +seconds +result\n/);
  expect(text).toContain("dev-eks-cluster\n  aws_eks_cluster.cluster: would be destroyed <b>. Keep it. [state-lost]");
  expect(text).toContain(
    "dev-fleet, dev-other: terraform init failed. Log in to the clouds of the environment, and deploy its bootstrap",
  );
});
