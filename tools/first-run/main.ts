import "../../stacks/plain-errors";
import { Command, InvalidArgumentError } from "commander";
import { fail } from "../../constructs/core/errors";
import { resolveEnvironment } from "../../constructs/environment/resolve";
import { environments } from "../../environments";
import { selectEnvironments } from "../../stacks/select";
import { parallel } from "../lib/parallel";
import { findPrograms, missingPrograms } from "./programs";
import { describeRun, runTable } from "./report";
import { type ClusterRun, runCluster } from "./run";

interface Options {
  readonly parallel: number;
}

void new Command("first-run")
  .description(
    "Start a real Prometheus and a real Alertmanager on loopback with the rules and the routing of every cluster, let " +
      "sample services fail, and see that those who are to be told are told, and nobody else.",
  )
  .argument("[environments]", "names separated by commas; all when left out", process.env.BELVEDERE_ENVIRONMENTS)
  .option("--parallel <number>", "clusters at a time", count, 6)
  .addHelpText("after", "\nExit codes: 0 everything arrived, 1 something did not, or a program is missing in CI.")
  .action(firstRun)
  .parseAsync();

async function firstRun(names: string | undefined, options: Options): Promise<void> {
  const missing = missingPrograms();
  if (missing) {
    if (process.env.CI === "true") fail(missing);
    console.error(`Nothing was run: ${missing.at} ${missing.problem}. ${missing.fix}.`);
    return;
  }
  const programs = findPrograms();
  const places = selectEnvironments(environments, names)
    .map(resolveEnvironment)
    .flatMap((environment) => environment.clusters.map((cluster) => ({ environment, cluster })));
  process.stderr.write(`${places.length} clusters, ${options.parallel} at a time, about 20 s each\n`);
  const started = Date.now();
  const runs = await parallel(places, options.parallel, async (place): Promise<ClusterRun> => {
    const run = await runCluster(programs, place);
    process.stderr.write(`${describeRun(run)}\n`);
    return run;
  });
  console.log(runTable(runs));
  console.log(`${runs.length} clusters in ${((Date.now() - started) / 1000).toFixed(0)} s`);
  process.exitCode = runs.some(({ problems }) => problems.length > 0) ? 1 : 0;
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("Write a whole number above 0.");
  return number;
}
