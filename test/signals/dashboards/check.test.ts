import { checkDashboards } from "../../../constructs/signals/dashboards/check";
import type { Dashboard, PanelQuery } from "../../../constructs/signals/dashboards/dashboard";
import { dashboardOf, exampleDashboard, LINES, RATE, STAT } from "./examples";

function problemsOf(...dashboards: readonly Dashboard[]): string {
  return checkDashboards("shop.dashboards", dashboards)
    .map(({ at, value, problem }) => `${at}: ${value as string} ${problem}`)
    .join("\n");
}

/** Problems of the example with one more panel that asks this. */
function problemsOfQuery(expr: string, changes: Partial<Dashboard> = {}): string {
  return problemsOf({
    ...dashboardOf(RATE, { ...RATE, title: "Other", queries: [{ expr, legend: "other" }] }),
    ...changes,
  });
}

function several(count: number): PanelQuery[] {
  return Array.from({ length: count }, (_, index) => ({ expr: 'up{cluster=~"$cluster"}', legend: `query ${index}` }));
}

const NAMESPACE = { name: "namespace", label: "Namespace", metric: 'up{cluster=~"$cluster"}' };

describe("dashboards", () => {
  it("without a fault have no problems", () => {
    expect(problemsOf(exampleDashboard())).toBe("");
  });

  it.each([["Example"], ["with space"], ["x".repeat(41)], [""]])("are not called %j", (uid) => {
    expect(problemsOf(exampleDashboard({ uid }))).toContain("is no uid");
  });

  it("have a uid of their own", () => {
    const problems = problemsOf(exampleDashboard(), exampleDashboard({ title: "Another" }));
    expect(problems).toBe(
      "shop.dashboards: example is the uid of more than one dashboard, of which Grafana would show the last",
    );
  });

  it.each([
    [
      "an empty row",
      exampleDashboard({ rows: [{ title: "Empty", panels: [] }, ...exampleDashboard().rows] }),
      "Empty: undefined is a row without panels",
    ],
    ["a panel without queries", dashboardOf(RATE, { ...RATE, queries: [] }), "has no queries"],
    ["a panel wider than the grid", dashboardOf({ ...RATE, width: 25 }), "25 is no width"],
    ["a panel of no width", dashboardOf({ ...RATE, width: 0 }), "0 is no width"],
    ["logs from Prometheus", dashboardOf({ ...LINES, queries: RATE.queries }), "shows logs that do not come from Loki"],
    ["more queries than letters", dashboardOf({ ...RATE, queries: several(27) }), "27 are more queries"],
  ])("with %s are refused", (_what, dashboard, expected) => {
    expect(problemsOf(dashboard)).toContain(expected);
  });

  it.each<[string, Dashboard, string]>([
    [
      "a data source",
      dashboardOf({ ...RATE, queries: [{ expr: "up", datasource: "lokii" as "loki" }] }),
      "lokii is no data source",
    ],
    ["a kind of panel", dashboardOf({ ...RATE, kind: "graph" as "stat" }), "graph is no kind of panel"],
    [
      "what is explored",
      dashboardOf({ ...RATE, links: [{ title: "There", explore: "lokii" as "loki", expr: "{}" }] }),
      "lokii is not explored",
    ],
  ])("without types may be wrong in %s, and are told so", (_what, dashboard, expected) => {
    expect(problemsOf(dashboard)).toMatch(new RegExp(`^shop.dashboards.example.Rate.*: ${expected}$`));
  });

  it("may have 26 queries in a panel", () => {
    expect(problemsOf(dashboardOf({ ...RATE, queries: several(26) }))).toBe("");
  });
});

describe("the query of a panel", () => {
  it("is checked in the language of its data source", () => {
    const problems = problemsOf(
      dashboardOf(
        { ...RATE, title: "Metrics", queries: [{ expr: 'rate(up{cluster=~"$cluster"})' }] },
        { ...RATE, title: "Numbers", queries: [{ expr: '{app="a"}', datasource: "loki" }] },
        { ...LINES, title: "Lines", queries: [{ expr: 'rate({app="a"}[5m])', datasource: "loki" }] },
        { ...STAT, title: "Traces", queries: [{ expr: "{ status = }", datasource: "tempo" }] },
        { ...STAT, title: "Metrics of traces", queries: [{ expr: "{ } | rate() > 5", datasource: "tempo" }] },
      ),
    );
    expect(problems.split("\n")).toEqual(
      expect.arrayContaining([
        "shop.dashboards.example.Metrics:1:6: undefined rate takes a range vector here, not an instant vector",
        "shop.dashboards.example.Numbers:1:1: undefined the query gives lines, not numbers",
        "shop.dashboards.example.Lines:1:1: undefined the query gives numbers, not lines",
        'shop.dashboards.example.Traces:1:12: undefined something is missing before "}"',
      ]),
    );
  });

  it("may give nothing but values", () => {
    expect(problemsOfQuery("up[5m]")).toContain("Other:1:1: undefined the result is a range vector");
  });

  it("has variables whose own selector is right", () => {
    const variables = [{ ...NAMESPACE, metric: 'up{cluster=~"$cluster"' }];
    expect(problemsOfQuery('up{a=~"$namespace"}', { variables })).toContain(
      "shop.dashboards.example.$namespace:1:23: undefined the query ends too early",
    );
  });
});

describe("variables", () => {
  it.each(["$namespace", "${namespace}", "${namespace:regex}", "[[namespace]]"])("are recognised as %s", (variable) => {
    const expr = `up{cluster=~"$cluster", namespace=~"${variable}"}`;
    expect(problemsOfQuery(expr)).toContain("$namespace is used but not defined");
    expect(problemsOfQuery(expr, { variables: [NAMESPACE] })).toBe("");
  });

  it.each([
    'rate(x_total{cluster=~"$cluster"}[$__rate_interval])',
    'avg_over_time(x{cluster=~"$cluster"}[${__interval}])',
    'label_replace(up{cluster=~"$cluster"}, "a", "$1", "b", "(.*)")',
  ])("are not what Grafana or Prometheus replaces in %s", (expr) => {
    expect(problemsOfQuery(expr)).toBe("");
  });

  it("that no query uses are refused", () => {
    expect(problemsOf(exampleDashboard({ variables: [NAMESPACE] }))).toContain(
      "$namespace is offered but no query uses it",
    );
  });

  it("may stand in what is marked in the graphs", () => {
    const annotations = { alerts: 'namespace=~"$namespace"' };
    expect(problemsOf(exampleDashboard({ annotations }))).toContain("$namespace is used but not defined");
  });

  it("for clusters must not be ignored by all queries", () => {
    expect(problemsOf(dashboardOf({ ...RATE, queries: [{ expr: "up" }] }))).toContain(
      "$cluster is offered but no query uses it",
    );
  });

  it.each([
    'up{cluster="$cluster"}',
    'up{cluster!="${cluster}"}',
    "{cluster=`$cluster`}",
    "up{cluster='$cluster'}",
    'up{cluster="eu-${cluster}"}',
  ])("hold several values, so %s is refused", (expr) => {
    expect(problemsOfQuery(expr)).toContain("compares a label with a variable of several values");
  });
});

describe("links", () => {
  const leading = exampleDashboard({ links: [{ title: "There", dashboard: "other" }] });

  it("lead to dashboards that are there", () => {
    expect(problemsOf(leading)).toBe("shop.dashboards.example.links: other is no dashboard of this cluster");
    expect(problemsOf(leading, exampleDashboard({ uid: "other" }))).toBe("");
  });

  it("of a series are looked at as well", () => {
    const panel = { ...RATE, links: [{ title: "There", dashboard: "other", labels: ["cluster"] }] };
    expect(problemsOf(dashboardOf(panel))).toContain("other is no dashboard of this cluster");
  });
});
