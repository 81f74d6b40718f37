import { lintSignals } from "../../constructs/packs/lint";
import { type Signals, signals } from "../../constructs/packs/pack";
import { metricsOf } from "../../constructs/signals/metrics/catalogue";
import { group, record } from "../../constructs/signals/rules/builders";
import { exampleDashboard } from "../signals/dashboards/examples";
import { SHOP } from "../signals/lints/examples";

/** A pack that records one expression. */
function recording(expr: string, changes: Partial<Signals> = {}): Signals {
  return signals("shop", { rules: [group("g", record("a:b:c", expr))], metrics: metricsOf(SHOP), ...changes });
}

function told(...packs: readonly Signals[]): string[] {
  return lintSignals("dev", packs).map(
    ({ at, value, problem }) => `${at}: ${typeof value === "string" ? `${value} ` : ""}${problem}`,
  );
}

const UNKNOWN = "sum by (cluster) (payments)";
const EXCEPTION = { lint: "unknown-metric", of: "a:b:c", reason: "It is written by a job outside of the cluster." };

describe("the packs of a cluster", () => {
  it("may read what others expose or record, and what every cluster has", () => {
    const other = signals("other", {
      rules: [group("o", record("x:y:z", "sum by (cluster) (rate(orders_total[5m]) + a:b:c)"))],
      metrics: metricsOf({ ...SHOP, metrics: {} }),
    });
    expect(told(recording("sum by (cluster) (kube_node_info)"), other)).toEqual([]);
  });

  it("are told which metric nobody exposes, with the place in the query", () => {
    expect(told(recording(UNKNOWN))).toEqual([
      "dev.shop.rules.g.a:b:c.expr:1:19: nothing here exposes or records payments",
    ]);
  });

  it("may read what nobody knows when they describe none of their metrics", () => {
    expect(told(recording(UNKNOWN, { metrics: [] }))).toEqual([]);
  });

  it("are looked at in their dashboards, too", () => {
    const dashboard = exampleDashboard();
    const [row] = dashboard.rows;
    const [panel] = row?.panels ?? [];
    if (!row || !panel) throw new Error("the example has a panel");
    const rows = [{ ...row, panels: [{ ...panel, queries: [{ expr: "rate(open_orders[$__rate_interval])" }] }] }];
    const found = told(recording("up", { dashboards: [{ ...dashboard, rows }] }));
    expect(found.join()).toContain("rate is for counters, and open_orders is a gauge");
  });
});

describe("an exception", () => {
  it("takes back one finding, with a reason", () => {
    expect(told(recording(UNKNOWN, { exceptions: [EXCEPTION] }))).toEqual([]);
    expect(told(recording(UNKNOWN, { exceptions: [{ ...EXCEPTION, reason: " " }] }))).toEqual([
      "dev.shop.exceptions: unknown-metric of a:b:c is an exception without a reason",
    ]);
  });

  it("is told when there is nothing to except", () => {
    expect(told(recording("up", { exceptions: [EXCEPTION] }))).toEqual([
      "dev.shop.exceptions: unknown-metric of a:b:c excepts nothing: no such finding is there",
    ]);
  });
});
