import "../../stacks/plain-errors";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { dashboardDocs } from "./docs";
import { shippedDashboards } from "./shipped";

new Command("dashboards")
  .description("Write a picture and a page of every dashboard of the shipped environments, for review without Grafana.")
  .argument("[folder]", "where to; pages and pictures of dashboards that are gone are removed", "docs/dashboards")
  .action((folder: string) => {
    const files = dashboardDocs(shippedDashboards());
    mkdirSync(folder, { recursive: true });
    for (const old of readdirSync(folder)) {
      if (/\.(md|svg)$/.test(old) && !(old in files)) rmSync(join(folder, old));
    }
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    console.log(`${Object.keys(files).length} files in ${folder}`);
  })
  .parse();
