import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs terraform in a folder and gives what it prints. Fails with its error text. */
export function terraform(folder: string, ...args: readonly string[]): string {
  const { PATH, HOME } = process.env;
  return execFileSync("terraform", args, {
    cwd: folder,
    encoding: "utf8",
    // Neither a look for newer versions nor settings of the machine.
    env: { PATH, HOME, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null", TF_CLI_ARGS: "-no-color" },
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** The values of all outputs of an applied stack. */
export function terraformOutputs(folder: string): ReadonlyMap<string, unknown> {
  const outputs = JSON.parse(terraform(folder, "output", "-json")) as Record<string, { readonly value: unknown }>;
  return new Map(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}

/** A folder that exists until the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "belvedere-"));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
