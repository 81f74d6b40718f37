import { STEPS } from "../../../tools/offline-plan/lifecycle";
import { runLifeCycles, type StackResult } from "../../../tools/offline-plan/run";
import { readStacks } from "../../../tools/offline-plan/stacks";
import { describeWith } from "../../support/programs";
import { shippedOutput } from "../../support/shipped";
import { temporaryFolder } from "../../support/terraform";

/** Those of the largest environment, with all three clouds; `make plan` takes them all, which is a step of its own in CI. */
const stacks = readStacks(shippedOutput()).filter(({ name }) => /^(bootstrap-)?production-/.test(name));
const folder = temporaryFolder();

describeWith("terraform", "the life cycle of the stacks of production on mock providers", () => {
  let results: readonly StackResult[];

  beforeAll(async () => {
    results = await runLifeCycles({ stacks, folder, terraform: "terraform", parallelism: 3 });
  }, 120_000);

  it("has stacks of every kind", () => {
    const kinds = new Set(stacks.map(({ name }) => /bootstrap|foundation|cluster|platform|fleet/.exec(name)?.[0]));
    expect([...kinds].sort()).toEqual(["bootstrap", "cluster", "fleet", "foundation", "platform"]);
  });

  it.each(stacks.map(({ name }) => name))("%s comes up, has nothing left to change, and goes", (name) => {
    const { steps } = results.find(({ stack }) => stack === name) ?? { steps: [] };
    expect(steps.filter(({ passed }) => !passed)).toEqual([]);
    expect(steps.map(({ step }) => step)).toEqual(STEPS);
  });
});
