import { knownAlertsOf } from "../../constructs/packs/platform/known-alerts";
import { platformPack } from "../../constructs/packs/platform";
import { growth, slowest, total } from "../../constructs/packs/panels";
import { picked } from "../../constructs/packs/platform/dashboards/picked";
import { UIDS } from "../../constructs/packs/uids";
import type { Panel } from "../../constructs/signals/dashboards/dashboard";
import type { RuleGroup } from "../../constructs/signals/rules/rule";
import { type Expectation, testedValues } from "../signals/promtool";
import { describeWith } from "../support/programs";
import { httpPack, SITE } from "./shipped";

const pack = platformPack(SITE, knownAlertsOf(httpPack("fastapi")));

function panel(uid: string, title: string): Panel {
  const dashboard = pack.dashboards.find((each) => each.uid === uid);
  const found = dashboard?.rows.flatMap(({ panels }) => panels).find((each) => each.title === title);
  if (!found) throw new Error(`there is no panel ${title} in ${uid}`);
  return found;
}

/** A query of a panel as Grafana asks it for the last hour of all clusters. */
function asked(uid: string, title: string, query = 0): string {
  const expr = panel(uid, title).queries[query]?.expr ?? "";
  return expr.replaceAll("$cluster", ".+").replaceAll("$__range", "1h").replaceAll("$__rate_interval", "5m");
}

const NONE: readonly RuleGroup[] = [];

describe("the dashboards of the platform", () => {
  it("lead to each other, and to that of Kubernetes", () => {
    const fleet = pack.dashboards.find(({ uid }) => uid === "fleet");
    const others = pack.dashboards.map(({ uid }) => uid).filter((uid) => uid !== "fleet");
    const targets = fleet?.links?.map((link) => ("dashboard" in link ? link.dashboard : link.tag));
    expect(targets?.sort()).toEqual([...others, UIDS.kubernetes].sort());
  });

  it("have a row for each part that the charts leave dark, closed until somebody looks", () => {
    const platform = pack.dashboards.find(({ uid }) => uid === "observability-platform");
    const closed = platform?.rows.filter(({ collapsed }) => collapsed).map(({ title }) => title);
    expect(closed).toEqual(["Prometheus", "Thanos", "Alertmanager", "Loki", "Tempo", "Alloy", "Grafana"]);
  });

  it("ask for every series at once only in a row that is closed at first", () => {
    const heavy = pack.dashboards.flatMap(({ rows }) =>
      rows.filter(({ panels }) => panels.some(({ queries }) => queries.some(({ expr }) => expr.includes("__name__")))),
    );
    expect(heavy.map(({ collapsed }) => collapsed)).toEqual([true]);
  });

  it("are made of queries whose labels are those of the metric, or do not compile", () => {
    const spans = picked.tempo_discarded_spans_total;
    expect(growth(spans, ["reason"], { tenant: "a" })).toEqual({
      expr: 'sum by (cluster, reason) (rate(tempo_discarded_spans_total{cluster=~"$cluster", tenant="a"}[$__rate_interval]))',
      legend: "{{reason}} {{cluster}}",
    });
    // @ts-expect-error spans are not discarded by route
    expect(growth(spans, ["route"]).legend).toBe("{{route}} {{cluster}}");
    // @ts-expect-error likewise
    expect(() => total(spans, [], { route: "/" })).toThrow("is no label of this metric");
    // @ts-expect-error a counter has no buckets
    expect(() => slowest(spans)).toThrow("bucket");
  });

  it("draw the limits of the platform's alerts", () => {
    const losses = [
      panel("observability-platform", "Log lines dropped"),
      panel("observability-platform", "Spans discarded"),
      panel("observability-platform", "OTLP refused and not delivered"),
    ];
    expect(losses.map((each) => ("thresholds" in each ? each.thresholds : undefined))).toEqual([
      { warning: 1, bad: "above" },
      { warning: 1, bad: "above" },
      { warning: 0.05, bad: "above" },
    ]);
  });
});

describe("the names of all alerts", () => {
  it("are recorded, those of other packs and of logs included", () => {
    const recorded = pack.rules.find(({ name }) => name === "platform-known-alerts")?.rules ?? [];
    const names = recorded.map(({ labels }) => `${labels?.alertname} ${labels?.team}`);
    expect(names).toEqual([...names].sort());
    expect(names).toEqual(
      expect.arrayContaining(["TempoDown platform", "HttpErrorRatioHigh storefront", "ErrorLogShareHigh storefront"]),
    );
  });
});

describeWith("promtool", "the quality of alerts", () => {
  const labels = 'cluster="one", severity="warning", team="a"';
  const firing = (alertname: string, more = ""): string =>
    `ALERTS{alertname="${alertname}", alertstate="firing", ${labels}${more}}`;
  const sample = (alertname: string, value: number): Expectation["samples"][number] => ({
    labels: `{alertname="${alertname}", ${labels}}`,
    value,
  });
  // Three times two minutes, and six times one minute.
  const series = {
    [firing("Calm")]: "_x10 1x1 stale _x8 1x1 stale _x8 1x1 stale _x40",
    [firing("Nervous")]: "_x5 1 stale _x5 1 stale _x5 1 stale _x5 1 stale _x5 1 stale _x5 1 stale _x40",
  };

  const value = (title: string, query: number, samples: Expectation["samples"]): string =>
    testedValues(NONE, { series, at: "1h", expr: asked("alert-quality", title, query), samples });

  it("counts how often each began to fire", () => {
    expect(value("Alerts that fired", 0, [sample("Calm", 3), sample("Nervous", 6)])).toBe("");
  });

  it("sums the minutes in which each fired", () => {
    expect(value("Alerts that fired", 1, [sample("Calm", 6), sample("Nervous", 6)])).toBe("");
  });

  it("counts an alert once, however many of its instances fire", () => {
    const instances = {
      [firing("Calm", ', pod="a"')]: "_x10 1x5 stale",
      [firing("Calm", ', pod="b"')]: "_x12 1x5 stale",
    };
    const expr = asked("alert-quality", "Alerts that fired");
    expect(testedValues(NONE, { series: instances, at: "1h", expr, samples: [sample("Calm", 1)] })).toBe("");
  });

  it("names those that flap", () => {
    expect(value("Alerts that flap", 0, [sample("Nervous", 6)])).toBe("");
  });

  it("counts nothing as zero", () => {
    const expr = asked("alert-quality", "Pages");
    expect(testedValues(NONE, { series, at: "1h", expr, samples: [{ labels: "{}", value: 0 }] })).toBe("");
  });

  it("names those that never fired", () => {
    const known = (alertname: string): string =>
      `alertname:alert_rule:info{cluster="one", alertname="${alertname}", team="a"}`;
    const expr = asked("alert-quality", "Alerts that never fired");
    const mute = { labels: `{cluster="one", alertname="Mute", team="a"}`, value: 1 };
    const all = { ...series, [known("Calm")]: "1x60", [known("Mute")]: "1x60" };
    expect(testedValues(NONE, { series: all, at: "1h", expr, samples: [mute] })).toBe("");
  });
});

describeWith("promtool", "the fleet", () => {
  it("counts targets out of reach, and none as zero", () => {
    const expr = asked("fleet", "Targets out of reach");
    const up = (value: number): Record<string, string> => ({ 'up{cluster="one", instance="a"}': `${value}x10` });
    const tested = (series: Record<string, string>, count: number): string =>
      testedValues(NONE, { series, at: "5m", expr, samples: [{ labels: "{}", value: count }] });
    expect(tested(up(0), 1)).toBe("");
    expect(tested(up(1), 0)).toBe("");
  });
});
