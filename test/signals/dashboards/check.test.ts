import { checkDashboards } from "../../../constructs/signals/dashboards/check";
import type { Dashboard } from "../../../constructs/signals/dashboards/dashboard";
import { dashboardOf, exampleDashboard, LINES, RATE, STAT } from "./examples";

function problemsOf(...dashboards: readonly Dashboard[]): string {
  return checkDashboards("shop.dashboards", dashboards)
    .map(({ at, value, problem }) => `${at}: ${value as string} ${problem}`)
    .join("\n");
}

/** Problems of the example with one more panel that asks this. */
function problemsOfQuery(expr: string, changes: Partial<Dashboard> = {}): string {
  return problemsOf({ ...dashboardOf(RATE, { ...RATE, title: "Other", queries: [{ expr }] }), ...changes });
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
    ["an empty unit", dashboardOf({ ...STAT, unit: "" }), "has an empty unit"],
    ["a panel wider than the grid", dashboardOf({ ...RATE, width: 25 }), "25 is no width"],
    ["a panel of no width", dashboardOf({ ...RATE, width: 0 }), "0 is no width"],
    ["logs from Prometheus", dashboardOf({ ...LINES, queries: RATE.queries }), "shows logs that do not come from Loki"],
    [
      "more queries than letters",
      dashboardOf({ ...RATE, queries: Array.from({ length: 27 }, () => ({ expr: 'up{cluster=~"$cluster"}' })) }),
      "27 are more queries",
    ],
  ])("with %s are refused", (_what, dashboard, expected) => {
    expect(problemsOf(dashboard)).toContain(expected);
  });

  it("may have 26 queries in a panel", () => {
    const queries = Array.from({ length: 26 }, () => ({ expr: 'up{cluster=~"$cluster"}' }));
    expect(problemsOf(dashboardOf({ ...RATE, queries }))).toBe("");
  });
});

describe("variables", () => {
  it.each(['up{a=~"$namespace"}', 'up{a=~"${namespace}"}', 'up{a=~"${namespace:regex}"}', 'up{a=~"[[namespace]]"}'])(
    "are recognised in %s",
    (expr) => {
      expect(problemsOfQuery(expr)).toContain("$namespace is used but not defined");
      expect(problemsOfQuery(expr, { variables: [NAMESPACE] })).toBe("");
    },
  );

  it.each([
    "rate(x_total[$__rate_interval])",
    "rate(x_total[${__interval}])",
    'label_replace(up, "a", "$1", "b", "(.*)")',
  ])("are not what Grafana or Prometheus replaces in %s", (expr) => {
    expect(problemsOfQuery(expr)).toBe("");
  });

  it("that no query uses are refused", () => {
    expect(problemsOf(exampleDashboard({ variables: [NAMESPACE] }))).toContain(
      "$namespace is offered but no query uses it",
    );
  });

  it("for clusters must not be ignored by all queries", () => {
    expect(problemsOf(dashboardOf({ ...RATE, queries: [{ expr: "up" }] }))).toContain(
      "$cluster is offered but no query uses it",
    );
  });

  it.each(['up{cluster="$cluster"}', 'up{cluster!="${cluster}"}', "{cluster=`$cluster`}"])(
    "hold several values, so %s is refused",
    (expr) => {
      expect(problemsOfQuery(expr)).toContain("compares a label with a variable of several values");
    },
  );
});
