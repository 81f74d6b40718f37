import type { Dashboard as GrafanaDashboard, Panel as GrafanaPanel } from "@grafana/schema";
import { hours, minutes } from "../../../constructs/core/duration";
import type { Panel } from "../../../constructs/signals/dashboards/dashboard";
import { renderDashboard } from "../../../constructs/signals/dashboards/render";
import { SHIPPED } from "../../packs/shipped";
import { dashboardOf, exampleDashboard, LINES, RATE, STAT, TRACES } from "./examples";

function panelsOf(dashboard: GrafanaDashboard): GrafanaPanel[] {
  return (dashboard.panels ?? []).filter((panel) => panel.type !== "row");
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

  it.each(SHIPPED.flatMap(([name, { dashboards }]) => dashboards.map((each) => [name, each] as const)))(
    "of the dashboard of %s has every panel inside and none over another",
    (_name, dashboard) => {
      const cells = new Set<string>();
      for (const { gridPos } of renderDashboard(dashboard).panels ?? []) {
        const { x, y, w, h } = gridPos ?? { x: -1, y: 0, w: 0, h: 0 };
        expect([x >= 0, x + w <= 24, w > 0, h > 0]).toEqual([true, true, true, true]);
        for (let row = y; row < y + h; row++)
          for (let column = x; column < x + w; column++) cells.add(`${column},${row}`);
      }
      const sizes = renderDashboard(dashboard).panels?.map(({ gridPos }) => (gridPos?.w ?? 0) * (gridPos?.h ?? 0));
      expect(cells.size).toBe(sizes?.reduce((sum, size) => sum + size, 0));
    },
  );
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

describe("a panel", () => {
  it("shows its legend and its unit", () => {
    const { options, fieldConfig } = only(RATE);
    expect(options).toMatchObject({ legend: { showLegend: true, displayMode: "list" } });
    expect(fieldConfig?.defaults.unit).toBe("reqps");
  });

  const colours = (thresholds: { warning?: number; critical?: number }): string[] | undefined =>
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
    "platform: Platform/observability-platform, 7 timeseries",
    `http-service, prom-client: ${http}`,
    `http-service, fastapi: ${http}`,
    `http-service, opentelemetry: ${http}`,
  ]);
});
