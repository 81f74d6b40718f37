import "../../stacks/plain-errors";
import { Command } from "commander";
import { formatTable } from "../lib/table";
import { readSynthesized } from "../lib/synthesized";
import { stackRow } from "./rows";

new Command("report")
  .description("List the synthesized stacks: environment, cloud, resources, Helm releases and state backend.")
  .argument("[folder]", "output of the synth", "cdktf.out")
  .action((folder: string) => {
    const rows = readSynthesized(folder).map(stackRow);
    console.log(formatTable(["environment", "stack", "cloud", "resources", "releases", "state"], rows));
  })
  .parse();
