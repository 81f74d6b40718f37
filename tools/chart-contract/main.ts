import "../../stacks/plain-errors";
import { Command } from "commander";
import { withChartFolder } from "../lib/chart-folder";
import { deriveContract } from "./derive";
import { readChart } from "./source";
import { saveContract } from "./store";

new Command("chart-contract")
  .description("Write the value paths of Helm charts, one file for each version, that chart values are held against.")
  .argument("<chart...>", "chart folders or .tgz archives")
  .option("--out <folder>", "folder to write to", "charts/contracts")
  .action((charts: string[], { out }: { out: string }) => {
    for (const chart of charts) {
      const contract = deriveContract(withChartFolder(chart, readChart));
      console.log(`${saveContract(out, contract)}: ${contract.entries.size} paths`);
    }
  })
  .parse();
