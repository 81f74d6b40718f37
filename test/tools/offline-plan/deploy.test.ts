import { execFile } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { readSynthesized } from "../../../tools/lib/synthesized";
import { readStacks } from "../../../tools/offline-plan/stacks";
import { terraformEnvironment } from "../../../tools/offline-plan/terraform";
import { makeWorkspace, STATE } from "../../../tools/offline-plan/workspace";
import { describeWith } from "../../support/programs";
import { shippedOutput } from "../../support/shipped";
import { ROOT } from "../../support/sources";
import { temporaryFolder } from "../../support/terraform";

const run = promisify(execFile);
const outdir = temporaryFolder();

/** A copy of the output in which every stack keeps its state in a file. */
function writeOutput(): void {
  for (const stack of readStacks(shippedOutput())) makeWorkspace(join(outdir, "stacks"), stack);
  mkdirSync(outdir, { recursive: true });
  copyFileSync(join(shippedOutput(), "manifest.json"), join(outdir, "manifest.json"));
}

/** Stacks of which terraform has written a state, in the order it did. */
function appliedStacks(): string[] {
  const stacks = join(outdir, "stacks");
  return readdirSync(stacks)
    .map((name) => ({ name, state: join(stacks, name, STATE) }))
    .filter(({ state }) => existsSync(state))
    .map(({ name, state }) => ({ name, written: statSync(state).mtimeMs }))
    .sort((a, b) => a.written - b.written)
    .map(({ name }) => name);
}

describeWith("terraform", "cdktf deploy of a whole environment on mock providers", () => {
  let applied: string[];

  beforeAll(async () => {
    writeOutput();
    const offline = ["--skip-synth", "--skip-provider-lock", "--auto-approve"];
    await run("npx", ["cdktf", "deploy", "dev-*", ...offline, "--output", outdir], {
      cwd: ROOT,
      // npx looks for its settings below HOME.
      env: {
        ...terraformEnvironment(process.env.TF_REATTACH_PROVIDERS ?? ""),
        HOME: outdir,
        CI: "true",
        FORCE_COLOR: "0",
      },
      maxBuffer: 64 * 1024 * 1024,
    });
    applied = appliedStacks();
  }, 120_000);

  it("applies every stack of the environment", () => {
    const names = readSynthesized(shippedOutput()).map(({ name }) => name);
    expect([...applied].sort()).toEqual(names.filter((name) => name.startsWith("dev-")));
  });

  it("applies a stack after the stacks it depends on", () => {
    for (const { name, dependencies } of readSynthesized(shippedOutput())) {
      for (const earlier of applied.includes(name) ? dependencies : []) {
        expect(applied.indexOf(earlier)).toBeLessThan(applied.indexOf(name));
      }
    }
  });
});
