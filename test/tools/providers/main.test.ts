import { join } from "node:path";
import { fakeTerraform, type Script } from "../../support/fake-terraform";
import { runTool, type ToolRun } from "../../support/run-tool";
import { writeSynthesized } from "../../support/synthesized-output";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();
writeSynthesized(root, { "dev-a": { resource: {} }, "dev-b": { resource: {} }, "dev-c": { resource: {} } });

function providers(name: string, scripts: Readonly<Record<string, Script>> = {}): ToolRun & { calls: string[] } {
  const fake = fakeTerraform(join(root, name), scripts);
  const options = ["--from", root, "--plugins", join(root, name, "plugins"), "--terraform", fake.binary];
  return { ...runTool("providers", options), calls: fake.calls() };
}

describe("make providers", () => {
  it("lets the providers check every stack, without opening a state", () => {
    const { code, stdout, stderr, calls } = providers("valid");
    expect(code).toBe(0);
    expect(stdout).toMatch(/dev-a +valid/);
    expect(stderr).toContain("2/3 dev-b");
    expect(calls).toEqual(
      ["dev-a", "dev-b", "dev-c"].flatMap((stack) => [`${stack} init -backend=false`, `${stack} validate`]),
    );
  });

  it("tells a cause that stacks share in one sentence, with terraform's own words below it", () => {
    const fails = { init: "Error: could not connect to registry.terraform.io" };
    const { code, stderr } = providers("offline", { "dev-a": { fails }, "dev-b": { fails } });
    expect(code).toBe(1);
    expect(stderr).toContain(
      "\ndev-a, dev-b: terraform cannot load the providers. Check the way to registry.terraform.io, or configure a " +
        "mirror.\nError: could not connect to registry.terraform.io\n",
    );
  });

  it("names the stack that a provider refuses, and checks the others", () => {
    const { code, stdout, stderr } = providers("invalid", { "dev-b": { fails: { validate: "Error: Conflicting" } } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/dev-b +validate failed/);
    expect(stdout).toMatch(/dev-c +valid/);
    expect(stderr).toContain("dev-b: the providers refuse what is written.");
  });
});
