import { formatTable } from "../lib/table";
import type { ClusterRun } from "./run";

/** One line as soon as a cluster is through, and what went wrong below it. */
export function describeRun({ cluster, problems, seconds }: ClusterRun): string {
  const result = problems.length === 0 ? "everybody was told" : "failed";
  return [`${cluster}: ${result}, ${seconds.toFixed(1)} s`, ...problems.map((problem) => `  ${problem}`)].join("\n");
}

/** All clusters, with what was loaded and what travelled. */
export function runTable(runs: readonly ClusterRun[]): string {
  return formatTable(
    ["cluster", "rule groups", "rules", "told", "result", "seconds"],
    runs.map(({ cluster, groups, rules, expected, problems, seconds }) => [
      cluster,
      groups,
      rules,
      [...new Set(expected.map(({ alert, receiver }) => `${alert} → ${receiver}`))].join(", "),
      problems.length === 0 ? "arrived" : "failed",
      seconds.toFixed(1),
    ]),
  );
}
