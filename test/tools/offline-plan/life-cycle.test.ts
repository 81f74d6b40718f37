import { STEPS } from "../../../tools/offline-plan/lifecycle";
import { runLifeCycles, type StackResult } from "../../../tools/offline-plan/run";
import { readStacks } from "../../../tools/offline-plan/stacks";
import { describeWith } from "../../support/programs";
import { shippedOutput } from "../../support/shipped";
import { temporaryFolder } from "../../support/terraform";

const stacks = readStacks(shippedOutput());
const folder = temporaryFolder();

describeWith("terraform", "the life cycle of the shipped stacks on mock providers", () => {
  let results: readonly StackResult[];

  beforeAll(async () => {
    results = await runLifeCycles({ stacks, folder, terraform: "terraform", parallelism: 3 });
  }, 120_000);

  it.each(stacks.map(({ name }) => name))("%s comes up, has nothing left to change, and goes", (name) => {
    const { steps } = results.find(({ stack }) => stack === name) ?? { steps: [] };
    expect(steps.filter(({ passed }) => !passed)).toEqual([]);
    expect(steps.map(({ step }) => step)).toEqual(STEPS);
  });
});
