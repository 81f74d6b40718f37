import type { DashboardLink as GrafanaLink } from "@grafana/schema";
import type { Dashboard, DashboardLink, SeriesLink } from "./dashboard";
import { datasourceOf, measuredPanelsOf } from "./variables";

/** A link of each series of a panel, which Grafana's types leave open. */
export interface DataLink {
  readonly title: string;
  readonly url: string;
  readonly targetBlank: boolean;
}

/** Links above the panels. */
export function renderLinks({ links = [] }: Dashboard): GrafanaLink[] {
  return links.map((link) => ({
    title: link.title,
    ...target(link),
    icon: "external link",
    tooltip: "",
    keepTime: true,
    includeVars: true,
    targetBlank: false,
  }));
}

function target(link: DashboardLink): Pick<GrafanaLink, "type" | "url" | "tags" | "asDropdown"> {
  if ("tag" in link) return { type: "dashboards", url: "", tags: [link.tag], asDropdown: true };
  return { type: "link", url: `/d/${link.dashboard}`, tags: [], asDropdown: false };
}

/** How Grafana writes a label of what was clicked on: of a series, or of a row of a table, where labels are columns. */
const LABEL_OF = {
  series: (label: string) => `\${__field.labels.${label}}`,
  row: (label: string) => `\${__data.fields.${label}}`,
} as const;

/** Links of each series of a panel, or of each row of a table. */
export function renderSeriesLinks(links: readonly SeriesLink[], clicked: keyof typeof LABEL_OF): DataLink[] {
  const labelOf = LABEL_OF[clicked];
  return links.map((link) => ({
    title: link.title,
    url: "explore" in link ? exploreUrl(link, labelOf) : dashboardUrl(link, labelOf),
    targetBlank: false,
  }));
}

type LabelOf = (label: string) => string;

/** Uids of the dashboards that a dashboard leads to. */
export function linkedDashboards(dashboard: Dashboard): string[] {
  const all = [...(dashboard.links ?? []), ...measuredPanelsOf(dashboard).flatMap(({ links = [] }) => links)];
  return all.flatMap((link) => ("dashboard" in link ? [link.dashboard] : []));
}

/** `${label}` in the query of a link: a label of the series. */
const LABEL = /\$\{(\w+)\}/g;

/** Labels of the series that a link reads. */
export function linkLabels(link: SeriesLink): readonly string[] {
  if ("dashboard" in link) return link.labels ?? [];
  return [...link.expr.matchAll(LABEL)].flatMap(([, label]) => label ?? []);
}

function dashboardUrl(
  { dashboard, labels = [] }: Extract<SeriesLink, { dashboard: string }>,
  labelOf: LabelOf,
): string {
  const variables = labels.map((label) => `&var-${label}=${labelOf(label)}`);
  return `/d/${dashboard}?\${__url_time_range}${variables.join("")}`;
}

/** Grafana's Explore with one query over the time range of the dashboard (public/app/features/explore/state/utils.ts). */
function exploreUrl({ explore, expr }: Extract<SeriesLink, { explore: string }>, labelOf: LabelOf): string {
  const datasource = datasourceOf(explore);
  const text = expr.replace(LABEL, (_, label: string) => labelOf(label));
  const query = explore === "loki" ? { expr: text, queryType: "range" } : { query: text, queryType: "traceql" };
  const range = { from: "${__from}", to: "${__to}" };
  const pane = { datasource: datasource.uid, queries: [{ refId: "A", datasource, ...query }], range };
  return `/explore?schemaVersion=1&panes=${encoded(JSON.stringify({ a: pane }))}`;
}

/** Encoded for an address, but for the variables, which Grafana finds only as they are. */
function encoded(text: string): string {
  return text.replace(/\$\{[\w.]+\}|[^$]+|\$/g, (part) => (part.startsWith("${") ? part : encodeURIComponent(part)));
}
