import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fakeTerraform, type FakeTerraform, type Script } from "../../support/fake-terraform";
import { runTool, type ToolRun } from "../../support/run-tool";
import { temporaryFolder } from "../../support/terraform";
import { planOf, writeEnvironment } from "./stacks";

const root = temporaryFolder();
const names = writeEnvironment(root).map(({ name }) => name);

function fake(name: string, scripts: Readonly<Record<string, Script>> = {}): FakeTerraform {
  return fakeTerraform(join(root, name), Object.fromEntries(names.map((stack) => [stack, scripts[stack] ?? {}])));
}

/** Runs the tool with a terraform that is found in the search path. */
function cloudPlan({ folder }: FakeTerraform, ...args: readonly string[]): ToolRun {
  const folders = ["--from", root, "--plans", join(folder, "plans"), "--plugins", join(folder, "plugins")];
  return runTool("cloud-plan", [...args, ...folders], { PATH: `${folder}:${process.env.PATH}` });
}

describe("make cloud-plan", () => {
  const vpc = { address: "aws_vpc.vpc", after: { tags: { Name: "dev-eks" } } };
  const terraform = fake("virgin", { "dev-eks-foundation": { plan: planOf(vpc) } });
  const summary = join(root, "reports", "summary.md");
  const run = cloudPlan(terraform, "dev", "--summary", summary);

  it("passes a virgin environment, and says what could not be planned and why", () => {
    expect(run.code).toBe(0);
    expect(run.stdout).toContain("validated only: the cluster dev-eks does not exist yet");
    expect(readFileSync(summary, "utf8")).toContain("| dev-fleet | - | - | - | - |");
  });

  it("tells where it is", () => {
    expect(run.stderr).toContain("1/4 dev-eks-foundation\n2/4 dev-eks-cluster\n");
  });

  it("keeps plans where nobody else may look, and only while it runs", () => {
    expect(readFileSync(join(terraform.folder, "mode"), "utf8").trim()).toBe("drwx------");
    expect(readdirSync(join(terraform.folder, "plans"))).toEqual([]);
  });

  it("prints outcomes as JSON, keeps plans and takes single stacks when asked to", () => {
    const kept = fake("kept");
    const { stdout, stderr } = cloudPlan(kept, "dev", "--json", "--keep-plans", "--stack", "dev-fleet");
    expect(JSON.parse(stdout)).toMatchObject({
      environment: "dev",
      stacks: [{ stack: "dev-fleet", outcome: { result: "planned", add: 0, findings: [] } }],
    });
    const [folder = ""] = readdirSync(join(kept.folder, "plans"));
    expect(readdirSync(join(kept.folder, "plans", folder))).toEqual(["dev-fleet.tfplan", "dev-fleet.tfplan.json"]);
    expect(stderr).toContain("they may hold secrets");
  });
});

describe("make cloud-plan fails", () => {
  it("on a plan that nobody should apply, unless an exception names it", () => {
    const destroyed = { address: "aws_eks_cluster.cluster", actions: ["delete"], before: { name: "dev-eks" } };
    const terraform = fake("guarded", { "dev-eks-cluster": { plan: planOf(destroyed) } });
    expect(cloudPlan(terraform, "dev").code).toBe(1);
    const allow = join(root, "allow.yaml");
    writeFileSync(allow, "- {stack: dev-eks-cluster, address: aws_eks_cluster.cluster, because: it moves}\n");
    expect(cloudPlan(terraform, "dev", "--allow", allow).code).toBe(0);
  });

  it("on an unknown environment, and lists the known ones", () => {
    const { code, stderr } = cloudPlan(fake("unknown"), "production");
    expect([code, stderr]).toEqual([1, 'environment: "production" is not synthesized. Use one of: dev, prod.\n']);
  });

  it("without terraform, in one sentence", () => {
    const { code, stderr } = cloudPlan(fake("absent"), "dev", "--terraform", "/nowhere/terraform");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^terraform: "\/nowhere\/terraform" cannot be started\. Install Terraform 1\.11.*\n$/);
  });
});
