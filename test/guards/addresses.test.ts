import { stacksOf, type TerraformJson } from "../support/synth";
import { shippedOutput } from "../support/shipped";

function addresses({ resource = {}, data = {} }: TerraformJson): string[] {
  const list = (blocks: Readonly<Record<string, object>>, prefix: string): string[] =>
    Object.entries(blocks).flatMap(([type, named]) => Object.keys(named).map((name) => `${prefix}${type}.${name}`));
  return [...list(resource, ""), ...list(data, "data.")].sort();
}

/**
 * A changed address destroys one thing and creates another. Whoever means it rewrites the list, and the difference is
 * for review: npx jest test/guards/addresses.test.ts -u
 */
describe("Terraform addresses", () => {
  test.each(Object.entries(stacksOf(shippedOutput())))("of %s are those that are listed", (_name, stack) => {
    expect(addresses(stack)).toMatchSnapshot();
  });
});
