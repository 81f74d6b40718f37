import "../../stacks/plain-errors";
import { Command } from "commander";
import { resolveEnvironment, type Environment } from "../../constructs";
import { alertRoutes } from "../../constructs/environment/alerts";
import { changes } from "../../constructs/platform/prometheus/tuning/tuning";
import { environments } from "../../environments";
import { selectEnvironments } from "../../stacks/select";
import { formatTable } from "../lib/table";
import { changeRow } from "./changes";
import { countRow, COUNTED } from "./counts";

new Command("signals")
  .description(
    "Check what is observed and who is told: queries, rules, objectives, dashboards, pipelines and routes of every " +
      "environment. Prints everything that is wrong, each with its pack, its expression and a caret; otherwise what " +
      "there is, and who gets which alert.",
  )
  .argument("[environments]", "names separated by commas; all when left out", process.env.BELVEDERE_ENVIRONMENTS)
  .action((names: string | undefined) => {
    const resolved = selectEnvironments(environments, names).map(resolveEnvironment);
    console.log(countsTable(resolved));
    for (const environment of resolved) {
      console.log(`\n${environment.name}: who gets what\n${routesTable(environment)}`);
      console.log(`\n${environment.name}: alerts that are not as their chart has them\n${changesTable(environment)}`);
    }
    console.log("\nEvery check passed.");
  })
  .parse();

function countsTable(all: readonly Environment[]): string {
  const rows = all.flatMap(({ clusters }) =>
    clusters.flatMap(({ names, signals }) => signals.map((pack) => [names.cluster, pack.pack, ...countRow(pack)])),
  );
  return formatTable(["cluster", "pack", ...COUNTED], rows);
}

function routesTable(environment: Environment): string {
  const rows = alertRoutes(environment).map(({ team, severity, told, when, again, alerts }) => [
    team,
    severity,
    String(alerts.length),
    told,
    when,
    again,
  ]);
  return formatTable(["team", "severity", "alerts", "told", "when", "again after"], rows);
}

function changesTable({ components }: Environment): string {
  return formatTable(["alert", "is", "because"], changes(components.prometheus?.upstreamAlerts).map(changeRow));
}
