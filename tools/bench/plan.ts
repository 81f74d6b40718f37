import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../../constructs/core/errors";
import { startMocks } from "../offline-plan/mocks";
import { deriveSchemas, usedTypes } from "../offline-plan/schema";
import { readStacks, type SynthesizedStack } from "../offline-plan/stacks";
import { OfflineTerraform } from "../offline-plan/terraform";
import { makeWorkspace } from "../offline-plan/workspace";
import { median } from "./measure";

/** How long terraform plans a stack, as it is and with the line breaks inside its strings removed. */
export interface PlanMeasurement {
  readonly stack: string;
  readonly bytes: number;
  readonly seconds: number;
  readonly flatSeconds: number;
}

/** Plans the largest stack of an output on mock providers, in turn in both forms. */
export async function measureLargestPlan(outdir: string, folder: string, repeats: number): Promise<PlanMeasurement> {
  const stacks = readStacks(outdir);
  const largest = stacks.reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
  const mocks = await startMocks(deriveSchemas(usedTypes([largest])));
  try {
    const terraform = new OfflineTerraform("terraform", mocks.reattach);
    const asItIs = makeWorkspace(join(folder, "as-it-is"), largest).folder;
    const flat = makeWorkspace(join(folder, "flat"), largest).folder;
    for (const file of readdirSync(flat).filter((name) => name.endsWith(".tf.json"))) flatten(join(flat, file));
    for (const each of [asItIs, flat]) await timed(terraform, each, "init");
    const seconds: number[] = [];
    const flatSeconds: number[] = [];
    for (let run = 0; run < repeats; run++) {
      seconds.push(await timed(terraform, asItIs, "plan"));
      flatSeconds.push(await timed(terraform, flat, "plan"));
    }
    return {
      stack: largest.name,
      bytes: sizeOf(largest),
      seconds: median(seconds),
      flatSeconds: median(flatSeconds),
    };
  } finally {
    mocks.close();
  }
}

function sizeOf({ folder }: SynthesizedStack): number {
  return statSync(join(folder, "cdk.tf.json")).size;
}

/** The same configuration, its strings without line breaks. */
function flatten(file: string): void {
  const content = JSON.parse(readFileSync(file, "utf8"), (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\n", " ") : value,
  ) as object;
  writeFileSync(file, JSON.stringify(content, null, 2));
}

async function timed(terraform: OfflineTerraform, folder: string, command: string): Promise<number> {
  const start = performance.now();
  const { code, stderr } = await terraform.run(folder, command, "-input=false", "-no-color");
  if (code !== 0) fail({ at: folder, problem: `terraform ${command}: ${stderr}`, fix: "See `make plan`" });
  return (performance.now() - start) / 1000;
}
