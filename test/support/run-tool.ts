import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./sources";

export interface ToolRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program of `tools/` as it is written, in the root of the project. */
export function runTool(tool: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): ToolRun {
  const compiler = join(__dirname, "mock-providers", "compile.js");
  const program = join(ROOT, "tools", tool, "main.ts");
  const run = spawnSync(process.execPath, ["--require", compiler, program, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { code: run.status, stdout: run.stdout, stderr: run.stderr };
}
