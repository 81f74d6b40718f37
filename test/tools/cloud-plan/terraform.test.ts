import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { aws, environment, localState, publicApi } from "../../../constructs";
import { house } from "../../../environments/base";
import { planEnvironment } from "../../../tools/cloud-plan/plan-environment";
import { selectStacks } from "../../../tools/cloud-plan/select";
import { readSynthesized } from "../../../tools/lib/synthesized";
import { Terraform } from "../../../tools/lib/terraform";
import { describeWith } from "../../support/programs";
import { synthesize } from "../../support/synth";
import { temporaryFolder } from "../../support/terraform";

const declaration = environment("test", house, {
  tier: "development",
  state: localState(),
  clusters: {
    one: aws({
      account: "123456789012",
      region: "eu-west-1",
      zones: ["a", "b"],
      cidr: "10.16.0.0/16",
      api: publicApi({ from: ["198.51.100.0/24"] }),
    }),
  },
  hub: "one",
  workloads: [],
});

/** The mock providers of the test run answer for the clouds. */
describeWith("terraform", "with the real terraform, an environment", () => {
  const root = temporaryFolder();
  const stacks = selectStacks(readSynthesized(synthesize([declaration])), "test", []);

  async function plan(): Promise<string[]> {
    const outcomes = await planEnvironment({
      terraform: new Terraform({ binary: "terraform", plugins: join(root, "plugins") }),
      stacks,
      plans: mkdtempSync(join(root, "plans-")),
      allowList: [],
      onStart: () => undefined,
    });
    return outcomes.map(({ stack, outcome }) => {
      switch (outcome.result) {
        case "planned":
          return `${stack}: ${outcome.add} to add, ${outcome.findings.length} findings`;
        case "validated only":
          return `${stack}: ${outcome.reason}`;
        case "failed":
          return `${stack}: ${outcome.diagnostics}`;
      }
    });
  }

  function apply(...names: readonly string[]): void {
    for (const { folder } of stacks.filter(({ name }) => names.includes(name))) {
      execFileSync("terraform", ["apply", "-auto-approve", "-input=false"], { cwd: folder, stdio: "pipe" });
    }
  }

  const all = (name: string): string =>
    `${name}: ${stacks.find((stack) => stack.name === name)?.resources} to add, 0 findings`;

  it("is planned as far as it is deployed", async () => {
    expect(await plan()).toEqual([
      all("test-one-foundation"),
      expect.stringMatching(/^test-one-cluster: the \S+ \S+ does not exist yet$/),
      "test-one-platform: the cluster test-one does not exist yet",
      "test-fleet: the cluster test-one does not exist yet",
    ]);
    apply("test-one-foundation", "test-one-cluster");
    expect(await plan()).toEqual([
      "test-one-foundation: 0 to add, 0 findings",
      "test-one-cluster: 0 to add, 0 findings",
      all("test-one-platform"),
      all("test-fleet"),
    ]);
  }, 60_000);
});
