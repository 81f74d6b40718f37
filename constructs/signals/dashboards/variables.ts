import { type VariableModel, VariableRefresh, VariableSort } from "@grafana/schema";
import type { Dashboard, DashboardVariable, Panel, PanelQuery } from "./dashboard";

/** Where a query of a panel goes. */
export type QuerySource = NonNullable<PanelQuery["datasource"]>;

/** Plugin, name of the variable that picks the data source, and its label. The names are those of Grafana's mixins. */
const SOURCES = {
  prometheus: { variable: "datasource", label: "Prometheus data source" },
  loki: { variable: "loki_datasource", label: "Loki data source" },
  tempo: { variable: "tempo_datasource", label: "Tempo data source" },
} as const satisfies Record<QuerySource, { variable: string; label: string }>;

/** Every data source that a query can go to. */
export const QUERY_SOURCES: readonly string[] = Object.keys(SOURCES);

/** Reference of a query to the data source that the reader has picked. */
export function datasourceOf(source: QuerySource): { type: string; uid: string } {
  return { type: source, uid: `\${${SOURCES[source].variable}}` };
}

export function querySource(query: PanelQuery): QuerySource {
  return query.datasource ?? "prometheus";
}

export function panelsOf({ rows }: Dashboard): Panel[] {
  return rows.flatMap(({ panels }) => panels);
}

/** The panels whose series may lead somewhere. */
export function measuredPanelsOf(dashboard: Dashboard): Exclude<Panel, { kind: "logs" }>[] {
  return panelsOf(dashboard).filter((panel) => panel.kind !== "logs");
}

/** Where the queries of a dashboard go, and its links to Explore. */
function sourcesOf(dashboard: Dashboard): Set<QuerySource> {
  const links = measuredPanelsOf(dashboard).flatMap((panel) => panel.links ?? []);
  const explored = links.flatMap((link) => ("explore" in link ? [link.explore] : []));
  return new Set([...panelsOf(dashboard).flatMap(({ queries }) => queries.map(querySource)), ...explored]);
}

/** Variables that every dashboard has without asking, beside the data sources its queries use. */
export const ALWAYS_DEFINED = [SOURCES.prometheus.variable, "cluster"] as const;

/** Lists that most dashboards need, for the clusters that the reader has picked. */
export const VARIABLES = {
  namespace: { name: "namespace", label: "Namespace", metric: 'kube_namespace_status_phase{cluster=~"$cluster"}' },
  job: { name: "job", label: "Job", metric: 'up{cluster=~"$cluster"}' },
} as const satisfies Record<string, DashboardVariable>;

/** `$name`, `${name}`, `${name:format}` and `[[name]]`; `$__interval` and the like are Grafana's own. */
const VARIABLE = /\$\{?(?!__)([a-zA-Z_]\w*)|\[\[(?!__)(\w+)/g;

/** Names of the variables that stand in a text. */
export function usedVariables(text: string): string[] {
  return [...text.matchAll(VARIABLE)].flatMap(([, name, bracketed]) => name ?? bracketed ?? []);
}

/** The drop-down lists above the panels: data sources in use, the clusters, and what the dashboard adds. */
export function renderVariables(dashboard: Dashboard): VariableModel[] {
  const used = sourcesOf(dashboard);
  // Clusters and label values are asked of Prometheus even where no panel does.
  const sources = (["prometheus", "loki", "tempo"] as const).filter(
    (source) => source === "prometheus" || used.has(source),
  );
  return [
    ...sources.map(datasourceVariable),
    labelVariable("cluster", "Cluster", "label_values(cluster)"),
    ...(dashboard.variables ?? []).map(userVariable),
  ];
}

function datasourceVariable(source: QuerySource): VariableModel {
  const { variable, label } = SOURCES[source];
  return {
    type: "datasource",
    name: variable,
    label,
    query: source,
    refresh: VariableRefresh.onDashboardLoad,
    includeAll: false,
    multi: false,
    options: [],
    // Grafana offers the entry "default" for the type of its default data source only, which is Prometheus.
    ...(source === "prometheus" && { current: { text: "default", value: "default" } }),
  };
}

function userVariable({ name, label, metric }: DashboardVariable): VariableModel {
  return labelVariable(name, label, `label_values(${metric}, ${name})`);
}

/** Several values at once, all of them at first; hence queries match it with `=~`. */
function labelVariable(name: string, label: string, query: string): VariableModel {
  return {
    type: "query",
    name,
    label,
    query,
    datasource: datasourceOf("prometheus"),
    refresh: VariableRefresh.onTimeRangeChanged,
    sort: VariableSort.alphabeticalAsc,
    includeAll: true,
    multi: true,
    allValue: ".+",
    current: { text: ["All"], value: ["$__all"] },
    options: [],
  };
}
