import { BelvedereError } from "../../constructs/core/errors";
import type { EnvironmentDeclaration } from "../../constructs/environment/environment";
import { selectEnvironments } from "../../stacks/select";

/** Selection looks at names alone. */
const environments = ["dev", "staging", "production"].map((name) => ({ name }) as EnvironmentDeclaration);

function selected(names: string | undefined): string[] {
  return selectEnvironments(environments, names).map(({ name }) => name);
}

describe("environments are selected by a list of names", () => {
  it.each([undefined, "", " ", ","])("all of them where the list is %j", (names) => {
    expect(selected(names)).toEqual(["dev", "staging", "production"]);
  });

  it.each(["production,dev", " production , dev ", "production,,dev,dev,"])(
    "those named in %j, in their order",
    (list) => {
      expect(selected(list)).toEqual(["dev", "production"]);
    },
  );

  it.each(["prod", "DEV", "dev,prod", "de"])("and %j is refused, with the names there are", (names) => {
    expect(() => selected(names)).toThrow(BelvedereError);
    expect(() => selected(names)).toThrow(
      /^BELVEDERE_ENVIRONMENTS: "\w+" is not an environment\. Use one or more of: dev, staging, production\.$/,
    );
  });
});
