import type { Step } from "../../../tools/offline-plan/lifecycle";
import { runLifeCycles, type StackResult } from "../../../tools/offline-plan/run";
import { readStacks } from "../../../tools/offline-plan/stacks";
import { describeWith } from "../../support/programs";
import { shippedOutput } from "../../support/shipped";
import { temporaryFolder } from "../../support/terraform";

/** Those of the first environment are planned and applied by `cdktf deploy`, in deploy.test.ts. */
const stacks = readStacks(shippedOutput()).filter(({ name }) => !name.startsWith("dev-"));
const folder = temporaryFolder();

/** The whole life takes twice as long: `make plan` goes on to a second plan and the end, and is a step of its own in CI. */
const steps: readonly Step[] = ["init", "plan", "apply"];

describeWith("terraform", "the shipped stacks on mock providers", () => {
  let results: readonly StackResult[];

  beforeAll(async () => {
    results = await runLifeCycles({ stacks, folder, terraform: "terraform", parallelism: 3, steps });
  }, 120_000);

  it.each(stacks.map(({ name }) => name))("%s is planned and applied", (name) => {
    const { steps: taken } = results.find(({ stack }) => stack === name) ?? { steps: [] };
    expect(taken.filter(({ passed }) => !passed)).toEqual([]);
    expect(taken.map(({ step }) => step)).toEqual(steps);
  });
});
