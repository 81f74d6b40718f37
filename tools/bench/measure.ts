import { fail } from "../../constructs/core/errors";
import { runProcess } from "../lib/process";
import type { Usage } from "./usage";

/** Medians over several runs of one program. */
export interface Measurement {
  readonly seconds: number;
  /** Largest resident size, in MiB. */
  readonly memory: number;
}

/** A program that reports its usage, with its arguments. */
export interface Program {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs programs in turn, so that whatever else the machine does meets all of them, and takes the medians. */
export async function measure<Name extends string>(
  programs: Readonly<Record<Name, Program>>,
  repeats: number,
): Promise<Record<Name, Measurement>> {
  const names = Object.keys(programs) as Name[];
  const runs = Object.fromEntries(names.map((name) => [name, [] as Measurement[]])) as Record<Name, Measurement[]>;
  for (let run = 0; run < repeats; run++) {
    for (const name of names) runs[name].push(await once(programs[name]));
  }
  return Object.fromEntries(
    names.map((name) => [
      name,
      { seconds: median(runs[name].map((run) => run.seconds)), memory: median(runs[name].map((run) => run.memory)) },
    ]),
  ) as Record<Name, Measurement>;
}

async function once({ args, env }: Program): Promise<Measurement> {
  const start = performance.now();
  const { code, stdout, stderr } = await runProcess(process.execPath, args, { env: { ...process.env, ...env } });
  const seconds = (performance.now() - start) / 1000;
  if (code !== 0) fail({ at: args.join(" "), problem: `fails: ${stderr.trim()}`, fix: "Run `make synth` first" });
  const usage = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Usage;
  return { seconds, memory: usage.memory };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
