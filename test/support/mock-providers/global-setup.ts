import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { whenDone } from "./global-teardown";

/** What the mock providers say when they listen. */
export interface Ready {
  /** Value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
}

/** Offers the mock providers once for all test files, and the output of the synth that they were made for. */
async function globalSetup(): Promise<void> {
  const outdir = mkdtempSync(join(tmpdir(), "belvedere-shipped-"));
  const server = fork(join(__dirname, "server.ts"), [outdir], {
    execArgv: ["--require", join(__dirname, "compile.js")],
  });
  whenDone(() => {
    if (server.connected) server.disconnect();
    rmSync(outdir, { recursive: true, force: true });
  });
  const ready = await new Promise<Ready | undefined>((resolve) => {
    server.once("message", (message) => {
      resolve(message as Ready);
    });
    server.once("exit", () => {
      resolve(undefined);
    });
  });
  // It has told why. Tests that need no shipped stack are still worth running; the others fail.
  if (!ready) return;
  // Test files inherit the environment, and cdktf's matchers start terraform with it.
  process.env.BELVEDERE_SHIPPED_OUTPUT = outdir;
  process.env.TF_REATTACH_PROVIDERS = ready.reattach;
  process.env.TF_CLI_CONFIG_FILE = "/dev/null";
  process.env.CHECKPOINT_DISABLE = "1";
}

// jest asks for a default export.
export { globalSetup as default };
