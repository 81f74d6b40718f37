import type { Problem } from "../../core/errors";
import { checkLogql } from "../logql/check";
import { checkPromql, VALUES } from "../promql/check";
import { type QueryProblem, queryErrors } from "../query/problem";
import { checkTraceql } from "../traceql/check";
import type { Panel, PanelQuery } from "./dashboard";
import { querySource } from "./variables";

/** Grafana's variables are allowed; each stands for something that fits its place. */
const variables = {};

/**
 * What the data source would refuse in a query of a panel.
 * @param at path of the panel, for the messages
 */
export function checkQuery(at: string, kind: Panel["kind"], query: PanelQuery): Problem[] {
  return queryErrors(at, query.expr, problemsOf(kind, query));
}

/**
 * The same for the selector whose label values a variable offers.
 * @param at path of the dashboard, for the messages
 */
export function checkVariableMetric(at: string, metric: string): Problem[] {
  return queryErrors(at, metric, checkPromql(metric, { variables, gives: ["instant vector"] }));
}

function problemsOf(kind: Panel["kind"], query: PanelQuery): QueryProblem[] {
  switch (querySource(query)) {
    case "prometheus":
      return checkPromql(query.expr, { variables, gives: VALUES });
    case "loki":
      return checkLogql(query.expr, { variables, ...givesOf(kind) });
    case "tempo":
      return checkTraceql(query.expr, { variables });
  }
}

/** Tables show lines as well as numbers. */
function givesOf(kind: Panel["kind"]): { gives?: "log" | "metric" } {
  if (kind === "table") return {};
  return { gives: kind === "logs" ? "log" : "metric" };
}
