import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { environments } from "../../../environments";
import { planEnvironment } from "../../../tools/cloud-plan/plan-environment";
import { selectStacks } from "../../../tools/cloud-plan/select";
import { readSynthesized } from "../../../tools/lib/synthesized";
import { Terraform } from "../../../tools/lib/terraform";
import { fakeTerraform } from "../../support/fake-terraform";
import { shippedOutput } from "../../support/shipped";
import { stacksOf, type TerraformJson } from "../../support/synth";
import { temporaryFolder } from "../../support/terraform";
import { planOf } from "./stacks";

const root = temporaryFolder();
const outdir = shippedOutput();
const all = readSynthesized(outdir);

/** The plan of a stack of which nothing is there. */
function virginPlan({ resource = {} }: TerraformJson): object {
  return planOf(
    ...Object.entries(resource).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, after]) => ({ address: `${type}.${id}`, after })),
    ),
  );
}

const scripts = Object.fromEntries(
  Object.entries(stacksOf(outdir)).map(([name, stack]) => [name, { plan: virginPlan(stack) }]),
);

/** The cluster's stack, where it looks up what its foundation makes. */
const FIRST = expect.objectContaining({
  result: expect.stringMatching(/^(planned|validated only)$/) as string,
}) as object;
const AFTER_CLUSTER = {
  result: "validated only",
  reason: expect.stringMatching(/^the cluster \S+ does not exist yet$/) as string,
};

/** A lookup whose thing is not recognized would make the first plan of an environment fail. */
describe.each(environments.map(({ name }) => name))("the environment %s, of which nothing exists", (environment) => {
  test("is planned up to its clusters; what runs on them is validated, and that is no failure", async () => {
    const folder = mkdtempSync(join(root, "run-"));
    const outcomes = await planEnvironment({
      terraform: new Terraform({ binary: fakeTerraform(folder, scripts).binary, plugins: join(folder, "plugins") }),
      stacks: selectStacks(all, environment, []),
      plans: folder,
      allowList: [],
      onStart: () => undefined,
    });
    expect(outcomes.length).toBeGreaterThan(3);
    for (const { stack, outcome } of outcomes) {
      const expected = stack.endsWith("-foundation") || stack.endsWith("-cluster") ? FIRST : AFTER_CLUSTER;
      expect([stack, outcome]).toEqual([stack, expected]);
    }
  });
});
