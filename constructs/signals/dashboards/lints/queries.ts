import type { PromqlExpression } from "../../promql/ast";
import { parsePromql } from "../../promql/parse";
import type { Dashboard, Panel, PanelQuery } from "../dashboard";
import { panelsOf, querySource } from "../variables";

/** A query with the panel it belongs to. */
export interface PlacedQuery {
  readonly panel: Panel;
  readonly query: PanelQuery;
}

export function queriesOf(dashboard: Dashboard): PlacedQuery[] {
  return panelsOf(dashboard).flatMap((panel) => panel.queries.map((query) => ({ panel, query })));
}

/** A query of Prometheus, parsed. */
export interface ParsedQuery extends PlacedQuery {
  readonly expression: PromqlExpression;
}

/** The queries of Prometheus; those with a syntax error are left out, as they are reported elsewhere. */
export function promqlOf(dashboard: Dashboard): ParsedQuery[] {
  return queriesOf(dashboard).flatMap(({ panel, query }) => {
    if (querySource(query) !== "prometheus") return [];
    const { expression } = parsePromql(query.expr, { variables: {} });
    return expression ? [{ panel, query, expression }] : [];
  });
}
