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
  const { reattach } = await new Promise<Ready>((resolve, reject) => {
    server.once("message", (message) => {
      resolve(message as Ready);
    });
    server.once("exit", (code) => {
      reject(new Error(`the mock providers ended with code ${code ?? "none"} before they listened`));
    });
  });
  // Test files inherit the environment, and cdktf's matchers start terraform with it.
  process.env.BELVEDERE_SHIPPED_OUTPUT = outdir;
  process.env.TF_REATTACH_PROVIDERS = reattach;
  process.env.TF_CLI_CONFIG_FILE = "/dev/null";
  process.env.CHECKPOINT_DISABLE = "1";
  whenDone(() => {
    server.disconnect();
    rmSync(outdir, { recursive: true, force: true });
  });
}

// jest asks for a default export.
export { globalSetup as default };
