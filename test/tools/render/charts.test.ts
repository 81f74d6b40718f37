import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Release } from "../../../tools/lib/synthesized";
import { ChartShelf } from "../../../tools/render/charts";
import { writeChart } from "../../support/chart-files";
import { temporaryFolder } from "../../support/terraform";

const root = temporaryFolder();
const charts = join(root, "charts");
mkdirSync(charts);
writeChart(charts, "loki", {});
writeChart(root, "tempo", {});
execFileSync("tar", ["-czf", join(charts, "tempo-1.0.0.tgz"), "-C", root, "tempo"]);

function release(chart: string, more: Partial<Release> = {}): Release {
  const pinned = { repository: "https://charts.example.com", version: "1.0.0" };
  return {
    stack: "dev",
    stackFolder: "/stacks/dev",
    address: `helm_release.${chart}`,
    name: chart,
    namespace: "n",
    chart,
    values: {},
    ...pinned,
    ...more,
  };
}

describe("the chart of a release is found", () => {
  const shelf = new ChartShelf(charts);
  const folderOf = (wanted: Release): string | undefined => shelf.foldersOf([wanted])[0];

  test("as a folder", () => {
    expect(folderOf(release("loki"))).toBe(join(charts, "loki"));
  });

  test("in an archive, which is unpacked once", () => {
    const folder = folderOf(release("tempo"));
    expect(folder).toMatch(/tempo$/);
    expect(folderOf(release("tempo"))).toBe(folder);
    expect(shelf.folders).toEqual([charts, folder]);
    shelf.close();
    expect(existsSync(folder ?? "")).toBe(false);
  });

  test("beside its stack, where it has no repository", () => {
    expect(folderOf(release("assets/objects/AB12", { repository: undefined }))).toBe("/stacks/dev/assets/objects/AB12");
  });

  test("but not in another version than the release pins", () => {
    expect(() => folderOf(release("loki", { version: "2.0.0" }))).toThrow(
      `dev: helm_release.loki: "loki 2.0.0" is pinned, but ${charts} has 1.0.0. ` +
        "Run `helm pull loki --repo https://charts.example.com --version 2.0.0` there.",
    );
  });

  test("and all that are missing are named", () => {
    expect(() => shelf.foldersOf([release("grafana"), release("loki"), release("alloy")])).toThrow(
      /grafana(.|\n)*alloy/,
    );
    expect(() => folderOf(release("grafana"))).toThrow(`"grafana 1.0.0" is not in ${charts}`);
    expect(() => new ChartShelf(join(root, "nowhere"))).toThrow("--charts");
  });
});
