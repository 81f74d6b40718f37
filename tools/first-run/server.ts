import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fail } from "../../constructs/core/errors";
import { until } from "./until";

/** How long a server may take until it answers, also on a busy machine. */
const START_WITHIN = 20_000;

/** Not left behind, however this program ends. */
const running = new Set<ChildProcess>();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));

/** A server of the run. */
export interface RunningServer {
  stop(): Promise<void>;
}

/**
 * Starts a server and waits until it is ready.
 * @param name for messages
 * @param address `host:port` that it listens on
 * @throws BelvedereError with what it printed, when it ends or does not become ready
 */
export async function startServer(
  name: string,
  program: string,
  args: readonly string[],
  address: string,
): Promise<RunningServer> {
  const child = spawn(program, args, { stdio: ["ignore", "ignore", "pipe"] });
  running.add(child);
  const printed: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.on("error", (error) => printed.push(error.message));
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const ready = await until(START_WITHIN, async () => ended() || (await isReady(address)));
  if (!ready || ended()) {
    await stop(child);
    fail({ at: name, problem: "did not start", fix: `It printed:\n${printed.join("").trim() || "nothing"}` });
  }
  return { stop: () => stop(child) };
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`http://${address}/-/ready`)).ok;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  // Nothing is kept, so that nothing has to be written first.
  child.kill("SIGKILL");
  await exited;
}
