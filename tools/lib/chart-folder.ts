import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fail } from "../../constructs/core/errors";
import { parse } from "yaml";

/** What `Chart.yaml` says and the tools need. */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: readonly Dependency[];
}

/** A subchart as `Chart.yaml` declares it. */
export interface Dependency {
  readonly name: string;
  readonly alias?: string;
  /** Value paths, separated by commas; the first one that exists decides whether the subchart is used. */
  readonly condition?: string;
}

/** Calls `use` with the folder of a chart, which may be given as a `.tgz` archive. */
export function withChartFolder<T>(path: string, use: (folder: string) => T): T {
  if (!existsSync(path)) {
    fail({ at: path, problem: "does not exist", fix: "Name the folder or the .tgz archive of a Helm chart" });
  }
  if (statSync(path).isDirectory()) return use(path);
  const unpacked = mkdtempSync(join(tmpdir(), "belvedere-chart-"));
  try {
    return use(unpackChart(path, unpacked));
  } finally {
    rmSync(unpacked, { recursive: true });
  }
}

/** Unpacks a chart archive into a folder and returns the chart's own folder in it. */
export function unpackChart(archive: string, into: string): string {
  const tar = spawnSync("tar", ["-xzf", archive, "-C", into], { encoding: "utf8" });
  const [top, ...others] = tar.status === 0 ? readdirSync(into) : [];
  if (top === undefined || others.length > 0) {
    fail({ at: archive, problem: "is no chart archive", fix: "Fetch it with `helm pull`, or name an unpacked folder" });
  }
  return join(into, top);
}

/** Name, version and dependencies of the chart in a folder. */
export function readChartMetadata(folder: string): ChartMetadata {
  const file = join(folder, "Chart.yaml");
  const read: unknown = existsSync(file) ? parse(readFileSync(file, "utf8")) : undefined;
  if (isMetadata(read)) return read;
  return fail({
    at: folder,
    problem: "is no Helm chart: it has no Chart.yaml with a name and a version",
    fix: "Name the folder that holds Chart.yaml",
  });
}

function isMetadata(value: unknown): value is ChartMetadata {
  return typeof value === "object" && value !== null && "name" in value && "version" in value;
}
