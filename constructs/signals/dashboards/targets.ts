import type { Panel, PanelQuery } from "./dashboard";
import { datasourceOf, querySource } from "./variables";

/** A query as its data source reads it. */
export type Target = Record<string, unknown>;

/** Letters that name the queries of a panel; expressions of Grafana know no more than these. */
export const REF_IDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The queries of a panel, named A, B, C and so on. */
export function renderTargets(panel: Panel): Target[] {
  return panel.queries.map((query, index) => ({
    refId: REF_IDS.charAt(index),
    datasource: datasourceOf(querySource(query)),
    ...renderQuery(panel, query),
  }));
}

function renderQuery(panel: Panel, query: PanelQuery): Target {
  switch (querySource(query)) {
    case "prometheus":
      return prometheusQuery(panel, query);
    case "loki":
      return { expr: query.expr, queryType: "range", editorMode: "code", ...legend(query) };
    case "tempo":
      return { query: query.expr, queryType: "traceql", tableType: "traces", limit: 20 };
  }
}

/** Stats and tables show this moment: a value that is gone reads "No data" rather than its last number. */
function prometheusQuery(panel: Panel, query: PanelQuery): Target {
  const range = panel.kind === "timeseries";
  return {
    expr: query.expr,
    editorMode: "code",
    range,
    instant: !range,
    format: panel.kind === "table" ? "table" : "time_series",
    exemplar: panel.kind === "timeseries" && panel.exemplars === true,
    ...legend(query),
  };
}

function legend({ legend: legendFormat = "__auto" }: PanelQuery): Target {
  return { legendFormat };
}
