import { namesBefore, selectStacks } from "../../../tools/cloud-plan/select";
import { temporaryFolder } from "../../support/terraform";
import { writeEnvironment } from "./stacks";

const all = writeEnvironment(temporaryFolder());

function names(...args: Parameters<typeof selectStacks>): string[] {
  return selectStacks(...args).map(({ name }) => name);
}

describe("the stacks of an environment", () => {
  it("come in the order of their deployment, without the bootstrap", () => {
    expect(names(all, "dev", [])).toEqual(["dev-eks-foundation", "dev-eks-cluster", "dev-eks-platform", "dev-fleet"]);
  });

  it("keep that order when some are named", () => {
    expect(names(all, "dev", ["dev-fleet", "dev-eks-foundation"])).toEqual(["dev-eks-foundation", "dev-fleet"]);
  });

  it("know what is deployed before them, directly or not", () => {
    const byName = (name: string): (typeof all)[number][] => all.filter((stack) => stack.name === name);
    expect(byName("dev-fleet").flatMap((stack) => namesBefore(stack, all))).toEqual([
      "dev-eks-foundation",
      "dev-eks-cluster",
      "dev-eks-platform",
    ]);
    expect(byName("dev-eks-foundation").flatMap((stack) => namesBefore(stack, all))).toEqual([]);
  });
});

describe("a name that nothing has", () => {
  it("lists the environments", () => {
    expect(() => selectStacks(all, "staging", [])).toThrow(
      'environment: "staging" is not synthesized. Use one of: dev, prod.',
    );
  });

  it("lists the stacks of the environment", () => {
    expect(() => selectStacks(all, "dev", ["prod-fleet"])).toThrow(
      'stack: "prod-fleet" is not a stack of dev. Use one of: dev-eks-cluster, dev-eks-foundation,',
    );
  });

  it("asks for a synth where there is nothing", () => {
    expect(() => selectStacks([], "dev", [])).toThrow('environment: "dev" is not synthesized. Run `make synth` first.');
  });
});
