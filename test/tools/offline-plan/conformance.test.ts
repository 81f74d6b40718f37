import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMocks, type Mocks } from "../../../tools/offline-plan/mocks";
import { deriveSchemas, usedTypes, type ProviderSchema } from "../../../tools/offline-plan/schema";
import { readStacks } from "../../../tools/offline-plan/stacks";
import { OfflineTerraform } from "../../../tools/offline-plan/terraform";
import { describeWith } from "../../support/programs";
import { configurationOf, type Shape } from "../../support/shapes";
import { shippedOutput } from "../../support/shipped";
import { temporaryFolder } from "../../support/terraform";

const schemas = deriveSchemas(usedTypes(readStacks(shippedOutput())));
const folder = temporaryFolder();

describeWith("terraform", "every type in use", () => {
  let mocks: Mocks;

  beforeAll(async () => {
    // The shapes say "text" wherever a text may stand, also where an address or a choice would have to.
    mocks = await startMocks(schemas, { semantics: false });
  });

  afterAll(() => {
    mocks.close();
  });

  describe.each(schemas.map((schema) => [schema.name, schema] as const))("of %s", (name, schema) => {
    it("plans, applies and converges in its minimal and in its maximal shape", async () => {
      const stack = writeStack(join(folder, name), schema);
      const terraform = new OfflineTerraform("terraform", mocks.reattach);
      for (const args of [["init"], ["apply", "-auto-approve"], ["plan", "-detailed-exitcode"]]) {
        const { code, stdout, stderr } = await terraform.run(stack, ...args, "-input=false", "-no-color");
        expect({ args, code, output: code === 0 ? "" : stderr || stdout }).toEqual({ args, code: 0, output: "" });
      }
    });
  });
});

/** A resource and a data source of each type, and of each shape. */
function writeStack(path: string, { name, provider, resources, dataSources }: ProviderSchema): string {
  const each = (blocks: ProviderSchema["resources"]): object =>
    Object.fromEntries(Object.entries(blocks).map(([type, block]) => [type, shapesOf(block)]));
  const terraform = {
    provider: { [name]: configurationOf(provider, "minimal") },
    // Terraform takes an empty section for a type without a name.
    ...(Object.keys(resources).length > 0 && { resource: each(resources) }),
    ...(Object.keys(dataSources).length > 0 && { data: each(dataSources) }),
  };
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "main.tf.json"), JSON.stringify(terraform, null, 2));
  return path;
}

function shapesOf(block: ProviderSchema["provider"]): object {
  const shapes: readonly Shape[] = ["minimal", "maximal"];
  return Object.fromEntries(shapes.map((shape) => [shape, configurationOf(block, shape)]));
}
