import type { Dashboard as GrafanaDashboard, Panel as GrafanaPanel, RowPanel } from "@grafana/schema";
import { hours, minutes } from "../../../constructs/core/duration";
import type { Dashboard, Panel, Thresholds } from "../../../constructs/signals/dashboards/dashboard";
import { renderDashboard } from "../../../constructs/signals/dashboards/render";
import { SHIPPED } from "../../packs/shipped";
import { dashboardOf, exampleDashboard, LINES, RATE, STAT, TRACES } from "./examples";

/** Also those that a collapsed row holds. */
function panelsOf(dashboard: GrafanaDashboard): GrafanaPanel[] {
  return (dashboard.panels ?? []).flatMap((panel) => (panel.type === "row" ? (panel as RowPanel).panels : [panel]));
}

function places(...panels: readonly Panel[]): string[] {
  return panelsOf(renderDashboard(dashboardOf(...panels))).map(({ gridPos: p }) => `${p?.x},${p?.y} ${p?.w}x${p?.h}`);
}

/** The one panel of a dashboard, rendered. */
function only(panel: Panel): GrafanaPanel {
  const [first] = panelsOf(renderDashboard(dashboardOf(panel)));
  if (!first) throw new Error("the dashboard has no panel");
  return first;
}

describe("a dashboard in Grafana's classic model", () => {
  it("is what Grafana 13 reads from a file, and read-only there", () => {
    expect(renderDashboard(exampleDashboard())).toMatchObject({
      uid: "example",
      title: "Example",
      schemaVersion: 42,
      editable: false,
      graphTooltip: 1,
      time: { from: "now-60m", to: "now" },
      timezone: "browser",
    });
  });

  it.each([
    [minutes(90), "now-90m"],
    [hours(24), "now-1440m"],
  ])("looks back over one unit of time: %s is %s", (timeRange, from) => {
    expect(renderDashboard(exampleDashboard({ timeRange })).time?.from).toBe(from);
  });

  it("gives every row and panel an id of its own", () => {
    const ids = renderDashboard(exampleDashboard()).panels?.map(({ id }) => id);
    expect(ids).toEqual([1, 2, 3, 4, 5]);
  });

  it("offers the clusters and the data sources in use", () => {
    const names = (panels: readonly Panel[]): string[] | undefined =>
      renderDashboard(dashboardOf(...panels)).templating?.list?.map(({ type, name }) => `${type} ${name}`);
    expect(names([RATE])).toEqual(["datasource datasource", "query cluster"]);
    expect(names([RATE, LINES, TRACES])).toEqual([
      "datasource datasource",
      "datasource loki_datasource",
      "datasource tempo_datasource",
      "query cluster",
    ]);
  });

  it("asks Prometheus for the clusters even where no panel asks it anything", () => {
    const names = renderDashboard(dashboardOf(LINES)).templating?.list?.map(({ name }) => name);
    expect(names).toEqual(["datasource", "loki_datasource", "cluster"]);
  });

  it("fills its own variables with the values of a label, several at once", () => {
    const variables = [{ name: "namespace", label: "Namespace", metric: 'up{cluster=~"$cluster"}' }];
    expect(renderDashboard(exampleDashboard({ variables })).templating?.list?.at(-1)).toMatchObject({
      name: "namespace",
      query: 'label_values(up{cluster=~"$cluster"}, namespace)',
      datasource: { type: "prometheus", uid: "${datasource}" },
      multi: true,
      includeAll: true,
      allValue: ".+",
    });
  });
});

describe("the grid", () => {
  it("fills lines of 24 columns from left to right, below the row's title", () => {
    expect(places(RATE, RATE, RATE)).toEqual(["0,1 12x8", "12,1 12x8", "0,9 12x8"]);
  });

  it("begins a line below the tallest panel of the one before", () => {
    expect(places({ ...STAT, height: 3 }, { ...STAT, height: 6 }, { ...RATE, width: 20 })).toEqual([
      "0,1 6x3",
      "6,1 6x6",
      "0,7 20x8",
    ]);
  });

  it("keeps the panels of a collapsed row inside of it, and the next row right below", () => {
    const rows = [
      { title: "Closed", collapsed: true, panels: [RATE, RATE] },
      { title: "Open", panels: [STAT] },
    ];
    const [closed, open, stat] = renderDashboard(exampleDashboard({ rows })).panels ?? [];
    expect(closed).toMatchObject({ id: 1, collapsed: true, gridPos: { y: 0 }, panels: [{ id: 2 }, { id: 3 }] });
    expect(open).toMatchObject({ id: 4, collapsed: false, gridPos: { y: 1 }, panels: [] });
    expect(stat).toMatchObject({ id: 5, gridPos: { y: 2 } });
  });
});

describe("queries", () => {
  it("are named by letters and say where they go", () => {
    const [query] = RATE.queries;
    if (!query) throw new Error("the example has a query");
    const { targets } = only({ ...RATE, queries: [query, query] });
    expect(targets?.map(({ refId, datasource }) => ({ refId, datasource }))).toEqual([
      { refId: "A", datasource: { type: "prometheus", uid: "${datasource}" } },
      { refId: "B", datasource: { type: "prometheus", uid: "${datasource}" } },
    ]);
  });

  it("ask for a range in time series, and for this moment in stats and tables", () => {
    const table: Panel = { ...TRACES, queries: [{ expr: "up" }] };
    expect([RATE, STAT, table].map((panel) => only(panel).targets?.[0])).toMatchObject([
      { range: true, instant: false, format: "time_series" },
      { range: false, instant: true, format: "time_series" },
      { range: false, instant: true, format: "table" },
    ]);
  });

  it("ask for exemplars where the panel shows them", () => {
    expect(only({ ...RATE, exemplars: true }).targets?.[0]).toMatchObject({ exemplar: true });
    expect(only(RATE).targets?.[0]).toMatchObject({ exemplar: false });
  });

  it("speak each data source's language", () => {
    expect(only(LINES).targets?.[0]).toMatchObject({ expr: '{cluster=~"$cluster", app="a"}', queryType: "range" });
    expect(only(TRACES).targets?.[0]).toMatchObject({ query: "{ status = error }", queryType: "traceql" });
  });
});

describe("a table", () => {
  const COLUMNS: Panel = { kind: "table", title: "Table", description: "", unit: "s", queries: [] };
  const columns = (...legends: readonly string[]): GrafanaPanel =>
    only({ ...COLUMNS, queries: legends.map((legend) => ({ expr: "up", legend, unit: "short" })) });

  it("has a column with a title and a unit for every query, sorted by the first", () => {
    const { fieldConfig, options } = columns("Up", "Down");
    expect(fieldConfig?.overrides).toMatchObject([
      { matcher: { options: "Value #A" }, properties: [{ value: "Up" }, { value: "short" }] },
      { matcher: { options: "Value #B" }, properties: [{ value: "Down" }, { value: "short" }] },
    ]);
    expect(options).toMatchObject({ sortBy: [{ displayName: "Up", desc: true }] });
  });

  it("of one query names its column as Prometheus does then", () => {
    expect(columns("Up").fieldConfig?.overrides).toMatchObject([{ matcher: { options: "Value" } }]);
  });

  it("links its rows by their columns, which have no labels any more", () => {
    const links = [{ title: "There", dashboard: "other", labels: ["cluster"] }];
    expect(only({ ...COLUMNS, links, queries: [{ expr: "up" }] }).fieldConfig?.defaults.links).toMatchObject([
      { url: "/d/other?${__url_time_range}&var-cluster=${__data.fields.cluster}" },
    ]);
  });

  it("of traces has no column of numbers", () => {
    expect(only(TRACES).fieldConfig?.overrides).toEqual([]);
  });
});

describe("what is marked in the graphs", () => {
  const marked = (dashboard: Dashboard): unknown[] => renderDashboard(dashboard).annotations?.list ?? [];

  it("are alerts that somebody acts on, and no deployments unless asked for", () => {
    expect(marked(exampleDashboard())).toMatchObject([
      {
        name: "Alerts",
        enable: true,
        datasource: { type: "prometheus", uid: "${datasource}" },
        target: { expr: expect.stringContaining('severity=~"critical|warning"') as string },
      },
    ]);
  });

  it("are new versions of Deployments, at the moment they began", () => {
    const [, deployments] = marked(exampleDashboard({ annotations: { deployments: 'namespace="shop"' } }));
    expect(deployments).toMatchObject({ name: "Deployments", useValueForTime: true });
    expect(JSON.stringify(deployments)).toContain("kube_replicaset_created");
  });
});

it("links above the panels keep the time range and the variables", () => {
  const links = [
    { title: "There", dashboard: "other" },
    { title: "All of them", tag: "slo" },
  ];
  expect(renderDashboard(exampleDashboard({ links })).links).toMatchObject([
    { type: "link", url: "/d/other", keepTime: true, includeVars: true },
    { type: "dashboards", tags: ["slo"], asDropdown: true, keepTime: true, includeVars: true },
  ]);
});

describe("a panel", () => {
  it("shows its legend and its unit", () => {
    const { options, fieldConfig } = only(RATE);
    expect(options).toMatchObject({ legend: { showLegend: true, displayMode: "list" } });
    expect(fieldConfig?.defaults.unit).toBe("reqps");
  });

  const colours = (thresholds: Thresholds): string[] | undefined =>
    only({ ...STAT, thresholds }).fieldConfig?.defaults.thresholds?.steps.map(
      ({ color, value }) => `${color} ${value}`,
    );

  it("turns from green over orange to red as the value rises", () => {
    expect(colours({ warning: 1, critical: 2 })).toEqual(["green null", "orange 1", "red 2"]);
    expect(colours({ critical: 2 })).toEqual(["green null", "red 2"]);
    expect(colours({})).toEqual(["green null"]);
  });

  it("turns the other way where the critical value is the lower one", () => {
    expect(colours({ warning: 0.99, critical: 0.95 })).toEqual(["red null", "orange 0.95", "green 0.99"]);
    expect(colours({ critical: 0.95, bad: "below" })).toEqual(["red null", "green 0.95"]);
    expect(colours({ warning: 0.99, bad: "below" })).toEqual(["orange null", "green 0.99"]);
  });

  it("links its series to logs, with their labels and the time range of the dashboard", () => {
    const links = [{ title: "Logs", explore: "loki", expr: '{pod="${pod}"}' }] as const;
    const [link] = (only({ ...RATE, links }).fieldConfig?.defaults.links ?? []) as { url: string }[];
    const [address = "", panes = ""] = link?.url.split("&panes=") ?? [];
    expect(address).toBe("/explore?schemaVersion=1");
    // Grafana replaces variables in the text of the address, so they are not encoded.
    expect(panes).toContain("${__field.labels.pod}");
    expect(JSON.parse(decodeURIComponent(panes))).toEqual({
      a: {
        datasource: "${loki_datasource}",
        queries: [
          {
            refId: "A",
            datasource: { type: "loki", uid: "${loki_datasource}" },
            expr: '{pod="${__field.labels.pod}"}',
            queryType: "range",
          },
        ],
        range: { from: "${__from}", to: "${__to}" },
      },
    });
  });

  it("offers the data source that its links need", () => {
    const links = [{ title: "Traces", explore: "tempo", expr: "{ status = error }" }] as const;
    const names = renderDashboard(dashboardOf({ ...RATE, links })).templating?.list?.map(({ name }) => name);
    expect(names).toEqual(["datasource", "tempo_datasource", "cluster"]);
  });

  it("links its series to another dashboard", () => {
    const links = [{ title: "There", dashboard: "other", labels: ["cluster"] }];
    expect(only({ ...STAT, links }).fieldConfig?.defaults.links).toEqual([
      { title: "There", url: "/d/other?${__url_time_range}&var-cluster=${__field.labels.cluster}", targetBlank: false },
    ]);
  });

  it("draws its thresholds into a time series only when it has some", () => {
    const style = (panel: Panel): unknown => only(panel).fieldConfig?.defaults.custom?.thresholdsStyle;
    expect(style(RATE)).toEqual({ mode: "off" });
    expect(style({ ...RATE, thresholds: { critical: 1 } })).toEqual({ mode: "dashed" });
  });
});

it("the shipped dashboards hold what they did when somebody last looked", () => {
  const inventory = SHIPPED.flatMap(([name, { dashboards }]) =>
    dashboards.map((each) => {
      const panels = panelsOf(renderDashboard(each));
      const kinds = [...new Set(panels.map(({ type }) => type))].map(
        (type) => `${panels.filter((panel) => panel.type === type).length} ${type}`,
      );
      return `${name}: ${each.folder}/${each.uid}, ${kinds.join(", ")}`;
    }),
  );
  const http = "Services/http-shop-catalog, 4 stat, 7 timeseries, 1 logs, 1 table";
  expect(inventory).toEqual([
    "platform: Platform/fleet, 6 stat, 1 table, 6 timeseries",
    "platform: SLOs/slo-overview, 4 stat, 1 table, 2 timeseries",
    "platform: Platform/alert-quality, 4 stat, 3 table, 2 timeseries",
    "platform: Platform/observability-platform, 47 timeseries",
    "platform: Platform/observability-cost, 4 stat, 12 timeseries, 6 table",
    "kubernetes: Kubernetes/kubernetes-health, 8 stat, 11 table, 3 timeseries, 1 logs",
    `http-service, prom-client: ${http}`,
    `http-service, fastapi: ${http}`,
    `http-service, opentelemetry: ${http}`,
  ]);
});
