import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dashboard } from "../../../constructs/signals/dashboards/dashboard";
import { dashboardDocs } from "../../../tools/dashboards/docs";
import { shippedDashboards } from "../../../tools/dashboards/shipped";
import { dashboardOf, exampleDashboard, RATE, STAT, TRACES } from "../../signals/dashboards/examples";
import { ROOT } from "../../support/sources";

const FOLDER = join(ROOT, "docs", "dashboards");

function preview(dashboard: Dashboard): string {
  return dashboardDocs([dashboard])["example.svg"] ?? "";
}

describe("the documentation of the dashboards", () => {
  it("is what `make dashboards` writes", () => {
    const written = readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")] as const);
    expect(Object.fromEntries(written)).toEqual(dashboardDocs(shippedDashboards()));
  });

  it("says what each panel asks", () => {
    const page = dashboardDocs([exampleDashboard()])["example.md"];
    expect(page).toContain("![Layout of the dashboard Example; curves are placeholders](example.svg)");
    expect(page).toContain('sum by (cluster) (rate(x_total{cluster=~"$cluster"}[$__rate_interval]))');
    expect(page).toContain("{ status = error }");
  });
});

describe("a preview", () => {
  it("says that its curves are no data", () => {
    expect(preview(exampleDashboard())).toContain("the curves are placeholders, no data is behind them.");
  });

  it("is the same every time", () => {
    expect(preview(exampleDashboard())).toBe(preview(exampleDashboard()));
  });

  it("shows a place for every panel, in closed rows too", () => {
    const rows = [{ title: "Closed", collapsed: true, panels: [RATE, STAT, TRACES] }];
    const svg = preview(exampleDashboard({ rows }));
    expect(svg.match(/<g>/g)).toHaveLength(3);
    expect(svg).toContain("▸ Closed (closed at first)");
  });

  it("draws thresholds with their values", () => {
    expect(preview(dashboardOf({ ...RATE, thresholds: { warning: 7, critical: 12 } }))).toMatch(/>7<.*>12</s);
  });

  it("names the columns of a table", () => {
    const queries = [
      { expr: 'up{cluster=~"$cluster"}', legend: "Up" },
      { expr: 'x{cluster=~"$cluster"}', legend: "Down" },
    ];
    expect(preview(dashboardOf({ ...TRACES, queries }))).toMatch(/>Up<.*>Down</s);
  });

  it("escapes what would end an element", () => {
    const svg = preview(dashboardOf({ ...RATE, title: '<script> & "x"' }));
    expect(svg).toContain("&#60;script&#62; &#38; &#34;x&#34;");
    expect(svg).not.toContain("<script");
  });

  it("cuts titles that are wider than their panel", () => {
    const svg = preview(dashboardOf({ ...RATE, title: "x".repeat(300), width: 4 }));
    expect(svg).toMatch(/>x{5,40}…</);
  });
});
