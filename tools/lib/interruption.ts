import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does work and takes away what it leaves: at its end, when it fails, and when somebody interrupts the program.
 * @param clean synchronous, because a program that ends waits for nothing; called once
 */
export async function cleaningUp<T>(clean: () => void, work: () => Promise<T>): Promise<T> {
  for (const signal of SIGNALS) process.on(signal, exitBy);
  process.on("exit", clean);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, exitBy);
    process.off("exit", clean);
    clean();
  }
}

/** As a shell reports it. */
function exitBy(signal: NodeJS.Signals): never {
  process.exit(128 + constants.signals[signal]);
}

/** Works in a new folder below another one, which nobody but its owner may enter (mode 0700) and which is gone afterwards. */
export function inTemporaryFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = newFolder(parent);
  return cleaningUp(
    () => {
      // A program that was interrupted as well may still write.
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    () => work(folder),
  );
}

/** A new folder, which nobody but its owner may enter (mode 0700): two runs at a time have one each. */
export function newFolder(parent: string): string {
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, "run-"));
}
