import { spawn, type ChildProcess } from "node:child_process";

/** What a program that ran to its end gave. */
export interface ProcessResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  /** Folder that it runs in. @default the folder of this process */
  readonly cwd?: string;
  /** Its whole environment. @default the environment of this process */
  readonly env?: NodeJS.ProcessEnv;
}

/** None of them outlives this process. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill();
});

/** Runs a program to its end, whatever its exit code. Rejects where it cannot be started. */
export function runProcess(
  program: string,
  args: readonly string[],
  { cwd, env }: ProcessOptions = {},
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error) => {
      running.delete(child);
      reject(error);
    });
    child.on("close", (code, signal) => {
      running.delete(child);
      // Nobody else tells, for example, that the kernel ended it for want of memory.
      if (signal) stderr.push(Buffer.from(`${program} was ended by ${signal}\n`));
      resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}
