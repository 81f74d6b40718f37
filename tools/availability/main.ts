import "../../stacks/plain-errors";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { fail } from "../../constructs/core/errors";
import { environments } from "../../environments";
import { readSynthesized, type Stack } from "../lib/synthesized";
import { readManifests } from "../render/manifests";
import { brokenPromises } from "./promise";
import { workloadsOf } from "./read";
import { differences, renderedWorkloads } from "./rendered";
import { availabilityReport } from "./report";
import { availabilityOf, type StackAvailability } from "./stack";

interface Options {
  readonly zones: string;
  readonly stack?: string;
  readonly rendered?: string;
}

new Command("availability")
  .description("Show which loss of a pod, a node or a zone each part of the platform survives, and what a drain does.")
  .argument("[folder]", "output of the synth", "cdktf.out")
  .option("--zones <number>", "zones that the nodes of a cluster are in", "3")
  .option("--stack <name>", "this stack alone")
  .option("--rendered <folder>", "instead compare the model with what `make render` wrote to this folder")
  .addHelpText(
    "after",
    '\nExits with 1 where an environment with availability "zonal" would not survive a zone or a drain, as after a change\n' +
      "of chart values, or where --rendered finds a difference.",
  )
  .action((folder: string, options: Options) => {
    const stacks = stacksWithPods(folder, options);
    if (options.rendered !== undefined) return compare(stacks, options.rendered);
    const zones = zonesOf(options);
    report(stacks.map((stack) => availabilityOf(stack, zones)));
  })
  .parse();

function stacksWithPods(folder: string, { stack }: Options): Stack[] {
  const stacks = readSynthesized(folder).filter(({ releases }) => releases.some((release) => workloadsOf(release)));
  const wanted = stacks.filter(({ name }) => stack === undefined || name === stack);
  if (wanted.length > 0) return wanted;
  const fix = `Name one of: ${stacks.map(({ name }) => name).join(", ")}`;
  return fail({ at: folder, value: stack, problem: "has no release with pods", fix });
}

function report(stacks: readonly StackAvailability[]): void {
  console.log(availabilityReport(stacks));
  const zonal = environments.filter(({ availability }) => availability === "zonal").map(({ name }) => name);
  const broken = brokenPromises(stacks, zonal);
  if (broken.length === 0) return;
  console.error(['\nNot what availability "zonal" promises:', ...broken.map((each) => `  ${each}`)].join("\n"));
  process.exitCode = 1;
}

function zonesOf({ zones }: Options): number {
  if (/^[1-9]$/.test(zones)) return Number(zones);
  return fail({ at: "--zones", value: zones, problem: "is no number of zones", fix: "Give a number from 1 to 9" });
}

function compare(stacks: readonly Stack[], folder: string): void {
  const found = stacks.flatMap((stack) => compareStack(stack, folder));
  console.log(found.length > 0 ? found.join("\n") : "What the charts render is what the model reads from the values.");
  process.exitCode = found.length > 0 ? 1 : 0;
}

function compareStack({ name, releases }: Stack, folder: string): string[] {
  return releases.flatMap((release) => {
    const workloads = workloadsOf(release);
    const file = join(folder, name, `${release.name}.yaml`);
    if (!workloads) return [];
    if (!existsSync(file))
      fail({ at: file, problem: "does not exist", fix: "Run `make render CHARTS=<folder>` first" });
    const manifests = readManifests(readFileSync(file, "utf8"));
    return differences(workloads, renderedWorkloads(manifests)).map((difference) => `${name}: ${difference}`);
  });
}
