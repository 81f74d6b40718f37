import { selectorsOf } from "../../promql/walk";
import { querySource } from "../variables";
import type { Lint } from "./lint";
import { promqlOf, queriesOf } from "./queries";

/** Every selector asks for the clusters that the reader picked. */
export const cluster: Lint = {
  code: "cluster",
  reason: "a fleet's Prometheus and Loki hold many clusters: a query that does not choose mixes them under one name",
  check: (dashboard) => [
    ...promqlOf(dashboard).flatMap(({ panel, expression }) =>
      selectorsOf(expression)
        .filter(({ selector }) => !selector.matchers.some(({ label, value }) => label === "cluster" && isPicked(value)))
        .map(({ selector }) => finding(panel.title, selector.metric ?? "a selector")),
    ),
    ...queriesOf(dashboard)
      .filter(({ query }) => querySource(query) === "loki" && !/\bcluster\s*=~\s*["`]\$\{?cluster\b/.test(query.expr))
      .map(({ panel, query }) => finding(panel.title, query.expr)),
  ],
};

function isPicked(value: string): boolean {
  return /^(?:\$\{?cluster\b|\[\[cluster\b)/.test(value);
}

function finding(where: string, value: string): ReturnType<Lint["check"]>[number] {
  return { where, value, problem: "is asked of all clusters", fix: 'Add the matcher cluster=~"$cluster"' };
}
