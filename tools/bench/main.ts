import "../../stacks/plain-errors";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { readSynthesized } from "../lib/synthesized";
import { formatTable } from "../lib/table";
import { measure, type Measurement } from "./measure";
import { measureLargestPlan } from "./plan";

interface Options {
  readonly repeats: string;
  readonly clusters: readonly string[];
}

void new Command("bench")
  .description(
    "Measure the synth against a bare cdktf program that writes the same resources, and the plan of the largest stack " +
      "against the same stack without line breaks in its strings. Takes some minutes.",
  )
  .option("--repeats <number>", "runs of each program, of which the median counts", "5")
  .option("--clusters <numbers...>", "sizes of environments", ["1", "10", "100", "300"])
  .action(bench)
  .parseAsync();

async function bench({ repeats, clusters }: Options): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "belvedere-bench-"));
  try {
    console.log(`Node.js ${process.version}, ${cpus().length} processors (${cpus()[0]?.model ?? "unknown"})\n`);
    const rows: string[][] = [];
    for (const size of ["shipped", ...clusters]) rows.push(await synthRow(folder, size, Number(repeats)));
    console.log(formatTable(HEADING, rows));
    const plan = await measureLargestPlan(join(folder, "shipped"), folder, Number(repeats));
    const ratio = (plan.seconds / plan.flatSeconds).toFixed(2);
    console.log(
      `\nterraform plan of ${plan.stack} (${Math.round(plan.bytes / 1024)} KiB): ${plan.seconds.toFixed(2)} s, ` +
        `without line breaks ${plan.flatSeconds.toFixed(2)} s, ratio ${ratio}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HEADING = ["clusters", "stacks", "resources", "s", "s unchecked", "s bare", "ratio", "MiB", "MiB bare", "ratio"];

async function synthRow(folder: string, size: string, repeats: number): Promise<string[]> {
  process.stderr.write(`synth: ${size}\n`);
  const program = (name: string): string => join(__dirname, `${name}.js`);
  const outdir = join(folder, size);
  const ours = { args: [program("ours"), outdir, size] };
  // The bare program reads what ours has written.
  await measure({ ours }, 1);
  const results = await measure(
    {
      ours,
      unchecked: { ...ours, env: { BELVEDERE_BENCH_UNCHECKED: "1" } },
      bare: { args: [program("bare"), join(folder, `${size}-bare`), outdir] },
    },
    repeats,
  );
  const stacks = readSynthesized(outdir);
  const resources = stacks.reduce((sum, stack) => sum + stack.resources, 0);
  return [size, String(stacks.length), String(resources), ...compared(results)];
}

function compared({ ours, unchecked, bare }: Record<"ours" | "unchecked" | "bare", Measurement>): string[] {
  return [
    ...[ours.seconds, unchecked.seconds, bare.seconds, ours.seconds / bare.seconds].map((value) => value.toFixed(2)),
    ...[ours.memory, bare.memory].map((value) => value.toFixed(0)),
    (ours.memory / bare.memory).toFixed(2),
  ];
}
