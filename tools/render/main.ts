import "../../stacks/plain-errors";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { describeProblem, fail } from "../../constructs/core/errors";
import { type Namespace, namespacesFor, readSynthesized, type Release } from "../lib/synthesized";
import { accept } from "./accept";
import { ACCEPTED } from "./accepted";
import { ChartShelf } from "./charts";
import { loadCrds } from "./crds";
import type { ReleaseReport } from "./findings";
import { Helm } from "./helm";
import { inspectRelease } from "./inspect";
import { reportDetails, reportTable } from "./report";

interface Options {
  readonly charts: string;
  readonly helm: string;
  readonly kubeVersion: string;
  readonly crds: readonly string[];
  readonly from: string;
  readonly out: string;
  readonly stack?: string;
}

void new Command("render")
  .description("Render every Helm release of the synthesized output with its real chart, and check what comes out.")
  .requiredOption("--charts <folder>", "folder with the pinned charts, unpacked or as .tgz archives")
  .option("--helm <binary>", "helm binary", "helm")
  .option("--kube-version <version>", "Kubernetes version to render for", "1.33.0")
  .option("--crds <folder...>", "further folders with custom resource definitions", [])
  .option("--from <folder>", "output of the synth", "cdktf.out")
  .option("--out <folder>", "folder for manifests and report.json", ".cache/render")
  .option("--stack <name>", "render this stack alone")
  .action(render)
  .parseAsync();

async function render(options: Options): Promise<void> {
  const stacks = readSynthesized(options.from);
  const work = stacks
    .filter(({ name }) => options.stack === undefined || name === options.stack)
    .flatMap((stack) => stack.releases.map((release) => ({ release, namespaces: namespacesFor(stack, stacks) })));
  if (work.length === 0) {
    fail({
      at: options.from,
      value: options.stack,
      problem: "has no release to render",
      fix: "Name a stack that has one",
    });
  }
  const { reports, unused } = accept(await inspectAll(work, options), ACCEPTED);
  // A single stack does not show what the others need.
  const problems = options.stack === undefined ? unused : [];
  writeFileSync(join(options.out, "report.json"), `${JSON.stringify({ releases: reports, problems }, null, 2)}\n`);
  console.log([reportTable(reports), reportDetails(reports), ...problems.map(describeProblem)].join("\n\n"));
  const failed = reports.some(({ findings }) => findings.some(({ severity }) => severity === "error"));
  process.exitCode = failed || problems.length > 0 ? 1 : 0;
}

interface Work {
  readonly release: Release;
  readonly namespaces: readonly Namespace[];
}

async function inspectAll(work: readonly Work[], options: Options): Promise<ReleaseReport[]> {
  const shelf = new ChartShelf(options.charts);
  try {
    return await inspectWith(shelf, work, options);
  } finally {
    shelf.close();
  }
}

async function inspectWith(shelf: ChartShelf, work: readonly Work[], options: Options): Promise<ReleaseReport[]> {
  // All charts are looked for first: a missing one is told before minutes of work.
  const charts = shelf.foldersOf(work.map(({ release }) => release));
  const crds = loadCrds(shelf.folders, options.crds);
  const helm = new Helm({ binary: options.helm, kubeVersion: options.kubeVersion, apiVersions: crds.apiVersions });
  const reports: ReleaseReport[] = [];
  for (const [at, { release, namespaces }] of work.entries()) {
    process.stderr.write(`${at + 1}/${work.length} ${release.stack}: ${release.name}\n`);
    const { report, manifest } = await inspectRelease(release, { helm, crds, chart: charts[at] ?? "", namespaces });
    save(options.out, release.stack, release.name, manifest);
    reports.push(report);
  }
  return reports;
}

function save(out: string, stack: string, release: string, manifest: string): void {
  const folder = join(out, stack);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${release}.yaml`), manifest);
}
