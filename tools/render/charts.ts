import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fail, failIfAny, type Problem } from "../../constructs/core/errors";
import { readChartMetadata, unpackChart } from "../lib/chart-folder";
import { describeRelease, type Release } from "../lib/synthesized";

/** The charts that releases are rendered with. Archives are unpacked when they are first asked for. */
export class ChartShelf {
  private readonly unpacked = new Map<string, string>();

  constructor(private readonly folder: string) {
    if (!existsSync(folder)) {
      fail({ at: "--charts", value: folder, problem: "does not exist", fix: "Name the folder that holds the charts" });
    }
  }

  /** Removes what was unpacked. */
  close(): void {
    for (const folder of this.unpacked.values()) rmSync(dirname(folder), { recursive: true });
    this.unpacked.clear();
  }

  /** Every folder in which charts and their custom resource definitions lie. */
  get folders(): string[] {
    return [this.folder, ...this.unpacked.values()];
  }

  /** The folders of the charts of all releases. Fails with every one that is missing or of another version. */
  foldersOf(releases: readonly Release[]): string[] {
    const found = releases.map((release) => this.locate(release));
    failIfAny(found.filter((place) => typeof place !== "string"));
    return found.filter((place) => typeof place === "string");
  }

  private locate(release: Release): string | Problem {
    if (release.repository === undefined) return join(release.stackFolder, release.chart);
    const folder = this.find(release.chart, release.version ?? "");
    const { version } = folder === undefined ? { version: undefined } : readChartMetadata(folder);
    if (folder !== undefined && version === release.version) return folder;
    return {
      at: describeRelease(release),
      value: `${release.chart} ${release.version ?? ""}`.trim(),
      problem: version === undefined ? `is not in ${this.folder}` : `is pinned, but ${this.folder} has ${version}`,
      fix: `Run \`helm pull ${release.chart} --repo ${release.repository} --version ${release.version ?? ""}\` there`,
    };
  }

  private find(chart: string, version: string): string | undefined {
    const places = [chart, `${chart}-${version}`].map((name) => join(this.folder, name));
    const archive = join(this.folder, `${chart}-${version}.tgz`);
    const folder = places.find((place) => existsSync(join(place, "Chart.yaml")));
    return folder ?? (existsSync(archive) ? this.unpack(archive) : undefined);
  }

  private unpack(archive: string): string {
    const known = this.unpacked.get(archive);
    const folder = known ?? unpackChart(archive, mkdtempSync(join(tmpdir(), "belvedere-render-")));
    this.unpacked.set(archive, folder);
    return folder;
  }
}
