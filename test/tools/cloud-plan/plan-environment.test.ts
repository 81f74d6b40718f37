import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { isBad, type StackOutcome } from "../../../tools/cloud-plan/outcome";
import { planEnvironment } from "../../../tools/cloud-plan/plan-environment";
import { selectStacks } from "../../../tools/cloud-plan/select";
import { Terraform } from "../../../tools/lib/terraform";
import type { Allowed } from "../../../tools/plan-guard/allow-list";
import { fakeTerraform, type Script } from "../../support/fake-terraform";
import { temporaryFolder } from "../../support/terraform";
import { planOf, stateOf, writeEnvironment } from "./stacks";

const root = temporaryFolder();
const all = writeEnvironment(root);

/** Plans `dev` with a terraform that says what it is told to. */
async function planDev(
  scripts: Readonly<Record<string, Script>>,
  allowList: readonly Allowed[] = [],
): Promise<{ outcomes: StackOutcome[]; calls: string[]; started: string[] }> {
  const folder = mkdtempSync(join(root, "run-"));
  const stacks = selectStacks(all, "dev", []);
  const scripted = Object.fromEntries(stacks.map(({ name }) => [name, scripts[name] ?? {}]));
  const fake = fakeTerraform(folder, scripted);
  const started: string[] = [];
  const outcomes = await planEnvironment({
    terraform: new Terraform({ binary: fake.binary, plugins: join(folder, "plugins") }),
    stacks,
    plans: folder,
    allowList,
    onStart: (stack) => started.push(stack),
  });
  return { outcomes, calls: fake.calls(), started };
}

function results(outcomes: readonly StackOutcome[]): string[] {
  return outcomes.map(({ stack, outcome }) => {
    const reason = outcome.result === "validated only" ? `: ${outcome.reason}` : "";
    return `${stack} ${outcome.result}${reason}`;
  });
}

const VPC = { address: "aws_vpc.vpc", after: { tags: { Name: "dev-eks" } } };
const CLUSTER = { address: "aws_eks_cluster.cluster", after: { name: "dev-eks", encryption_config: [{}] } };

describe("an environment that is deployed", () => {
  it("is planned stack by stack, each after those it depends on", async () => {
    const { outcomes, calls, started } = await planDev({});
    expect(started).toEqual(["dev-eks-foundation", "dev-eks-cluster", "dev-eks-platform", "dev-fleet"]);
    expect(calls).toEqual(
      started.flatMap((stack) => [
        `${stack} init -backend=true`,
        `${stack} validate`,
        `${stack} plan`,
        `${stack} show`,
      ]),
    );
    expect(outcomes.map(({ outcome }) => outcome.result)).toEqual(["planned", "planned", "planned", "planned"]);
    expect(outcomes.some(isBad)).toBe(false);
  });
});

describe("a virgin environment", () => {
  it("is planned as far as it goes: what looks up something missing is validated, and that is no failure", async () => {
    const { outcomes, calls } = await planDev({ "dev-eks-foundation": { plan: planOf(VPC) } });
    expect(results(outcomes)).toEqual([
      "dev-eks-foundation planned",
      "dev-eks-cluster validated only: the aws_vpc dev-eks does not exist yet",
      "dev-eks-platform validated only: the cluster dev-eks does not exist yet",
      "dev-fleet validated only: the cluster dev-eks does not exist yet",
    ]);
    expect(outcomes.some(isBad)).toBe(false);
    expect(calls).toContain("dev-fleet validate");
    expect(calls).not.toContain("dev-fleet plan");
  });

  it("is planned up to the cluster once the foundation is there", async () => {
    const { outcomes } = await planDev({ "dev-eks-cluster": { plan: planOf(CLUSTER) } });
    expect(results(outcomes)).toEqual([
      "dev-eks-foundation planned",
      "dev-eks-cluster planned",
      "dev-eks-platform validated only: the cluster dev-eks does not exist yet",
      "dev-fleet validated only: the cluster dev-eks does not exist yet",
    ]);
  });

  it("does not take a cluster for missing that is in the state of a stack which cannot be planned", async () => {
    const { outcomes } = await planDev({
      "dev-eks-foundation": { plan: planOf(VPC) },
      "dev-eks-cluster": { state: stateOf("aws_eks_cluster.cluster") },
    });
    expect(results(outcomes).slice(2)).toEqual(["dev-eks-platform planned", "dev-fleet planned"]);
  });
});

describe("a stack that fails", () => {
  it("is told in terraform's words, and the others have their turn", async () => {
    const { outcomes } = await planDev({ "dev-eks-foundation": { fails: { plan: "Error: access denied" } } });
    expect(outcomes[0]?.outcome).toEqual({ result: "failed", command: "plan", diagnostics: "Error: access denied" });
    expect(results(outcomes).slice(1)).toEqual([
      "dev-eks-cluster validated only: the aws_vpc dev-eks does not exist yet",
      "dev-eks-platform validated only: the cluster dev-eks does not exist yet",
      "dev-fleet validated only: the cluster dev-eks does not exist yet",
    ]);
    expect(outcomes.some(isBad)).toBe(true);
  });

  it("hides nothing when not even its state can be read", async () => {
    const fails = { init: "Error: no credentials", state: "Error: not initialized" };
    const { outcomes } = await planDev({ "dev-eks-foundation": { fails }, "dev-eks-cluster": { fails } });
    expect(results(outcomes)).toEqual([
      "dev-eks-foundation failed",
      "dev-eks-cluster failed",
      "dev-eks-platform planned",
      "dev-fleet planned",
    ]);
  });
});

describe("the plan guard", () => {
  const destroyed = { address: "aws_eks_cluster.cluster", actions: ["delete"], before: { name: "dev-eks" } };
  const script = { "dev-eks-cluster": { plan: planOf(destroyed) } };

  it("sees every plan, and its findings fail the run", async () => {
    const { outcomes } = await planDev(script);
    expect(outcomes[1]?.outcome).toMatchObject({
      result: "planned",
      destroy: 1,
      findings: [{ stack: "dev-eks-cluster", address: "aws_eks_cluster.cluster" }],
      allowed: [],
    });
    expect(outcomes.map(isBad)).toEqual([false, true, false, false]);
  });

  it("lets through what somebody allowed with a reason", async () => {
    const entry = { stack: "dev-eks-cluster", address: "aws_eks_cluster.cluster", because: "dev moves to Frankfurt" };
    const { outcomes } = await planDev(script, [entry]);
    expect(outcomes[1]?.outcome).toMatchObject({ findings: [], allowed: [{ because: "dev moves to Frankfurt" }] });
    expect(outcomes.some(isBad)).toBe(false);
  });
});
