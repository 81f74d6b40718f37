import type { Signals } from "../../constructs/packs/pack";
import { parsePromql } from "../../constructs/signals/promql/parse";
import { selectorsOf } from "../../constructs/signals/promql/walk";

/** Names of the series in PromQL. */
function seriesIn(expr: string): string[] {
  const { expression } = parsePromql(expr, { variables: {} });
  return expression ? selectorsOf(expression).flatMap(({ selector }) => selector.metric ?? []) : [];
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
