import "../../stacks/plain-errors";
import { Command } from "commander";
import { withChartFolder } from "../lib/chart-folder";
import { alertsOf } from "./alerts";
import { deriveContract } from "./derive";
import { readChart } from "./source";
import { saveAlerts, saveContract } from "./store";

new Command("chart-contract")
  .description(
    "Write the value paths of Helm charts, one file for each version, that chart values are held against, and beside " +
      "it the alerts that a chart brings along, with their severities.",
  )
  .argument("<chart...>", "chart folders or .tgz archives")
  .option("--out <folder>", "folder to write to", "charts/contracts")
  .action((charts: string[], { out }: { out: string }) => {
    for (const chart of charts) {
      const source = withChartFolder(chart, readChart);
      const contract = deriveContract(source);
      console.log(`${saveContract(out, contract)}: ${contract.entries.size} paths`);
      const alerts = alertsOf(source);
      const file = saveAlerts(out, contract, alerts);
      if (file !== undefined) console.log(`${file}: ${alerts.length} alerts`);
    }
  })
  .parse();
