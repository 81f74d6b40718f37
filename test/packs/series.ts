import type { Signals } from "../../constructs/packs/pack";

/** Names of the series in PromQL: those with a selector or a range behind them, and recorded ones. */
function seriesIn(expr: string): string[] {
  return [...expr.matchAll(/[a-z_]+(?::[a-z0-9_]+)+|[a-z_][a-z0-9_]*(?=[{[])/g)].map(([name]) => name);
}

/** Series that the rules and dashboards of a pack read but its catalogue does not know. */
export function unknownSeries({ rules, dashboards, metrics }: Signals): string[] {
  const queries = dashboards.flatMap(({ rows }) =>
    rows.flatMap(({ panels }) => panels.flatMap((panel) => panel.queries)),
  );
  const expressions = [
    ...rules.flatMap((group) => group.rules.map(({ expr }) => expr)),
    ...queries.filter(({ datasource = "prometheus" }) => datasource === "prometheus").map(({ expr }) => expr),
  ];
  const known = new Set(
    metrics.flatMap(({ name, kind }) =>
      kind === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
  return [...new Set(expressions.flatMap(seriesIn))].filter((name) => !known.has(name));
}
