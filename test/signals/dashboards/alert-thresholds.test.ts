import { minutes } from "../../../constructs/core/duration";
import { withAlertThresholds } from "../../../constructs/signals/dashboards/alert-thresholds";
import type { MeasuredPanel, Thresholds } from "../../../constructs/signals/dashboards/dashboard";
import { alert, group } from "../../../constructs/signals/rules/builders";
import type { Severity } from "../../../constructs/signals/severity";
import { httpPack } from "../../packs/shipped";
import { dashboardOf, RATE } from "./examples";

function alerting(expr: string, severity: Severity = "critical"): ReturnType<typeof alert> {
  return alert({ alert: "A", expr, for: minutes(5), severity, team: "a", summary: "", description: "", cases: [] });
}

/** What is drawn into a panel with this query when there are these alerts. */
function drawn(query: string, ...alerts: readonly ReturnType<typeof alert>[]): Thresholds | undefined {
  return drawnInto({ ...RATE, queries: [{ expr: query }] }, ...alerts);
}

function drawnInto(panel: MeasuredPanel, ...alerts: readonly ReturnType<typeof alert>[]): Thresholds | undefined {
  const [row] = withAlertThresholds(dashboardOf(panel), [group("g", ...alerts)]).rows;
  return (row?.panels[0] as MeasuredPanel).thresholds;
}

const SHOWN = 'sum by (cluster, job) (rate(x_total{cluster=~"$cluster", env="a"}[$__rate_interval]))';
const ALERTED = 'sum by (job, cluster) (rate(x_total{env="a"}[5m]))';

describe("thresholds", () => {
  it("are those of the alert on the same series, whatever clusters and range the reader picks", () => {
    expect(drawn(SHOWN, alerting(`${ALERTED} > 3`))).toEqual({ critical: 3, bad: "above" });
  });

  it("come from a warning and a critical alert together", () => {
    const thresholds = drawn(SHOWN, alerting(`${ALERTED} > 3`), alerting(`${ALERTED} > 2`, "warning"));
    expect(thresholds).toEqual({ warning: 2, critical: 3, bad: "above" });
  });

  it("leave out the warning that comes after the page", () => {
    const thresholds = drawn(SHOWN, alerting(`${ALERTED} > 2`), alerting(`${ALERTED} > 3`, "warning"));
    expect(thresholds).toEqual({ critical: 2, bad: "above" });
  });

  it("are what fires first, where several alerts differ", () => {
    expect(drawn(SHOWN, alerting(`${ALERTED} > 3`), alerting(`${ALERTED} > 2`))).toMatchObject({ critical: 2 });
    expect(drawn(SHOWN, alerting(`${ALERTED} < 3`), alerting(`${ALERTED} < 2`))).toMatchObject({ critical: 3 });
  });

  it("know which side is bad", () => {
    expect(drawn(SHOWN, alerting(`${ALERTED} < 0.1`))).toEqual({ critical: 0.1, bad: "below" });
  });

  it("do not mind when an alert only matters with enough traffic", () => {
    expect(drawn(SHOWN, alerting(`${ALERTED} > 3 and sum by (job, cluster) (y) > 1`))).toMatchObject({ critical: 3 });
  });

  it.each([
    ["another metric", 'sum by (cluster, job) (rate(y_total{cluster=~"$cluster", env="a"}[$__rate_interval]))'],
    ["another selection", 'sum by (cluster, job) (rate(x_total{cluster=~"$cluster"}[$__rate_interval]))'],
    ["another aggregation", 'max by (cluster, job) (rate(x_total{cluster=~"$cluster", env="a"}[$__rate_interval]))'],
    ["other labels", 'sum by (cluster) (rate(x_total{cluster=~"$cluster", env="a"}[$__rate_interval]))'],
    ["another function", 'sum by (cluster, job) (increase(x_total{cluster=~"$cluster", env="a"}[$__rate_interval]))'],
    ["another range", 'sum by (cluster, job) (rate(x_total{cluster=~"$cluster", env="a"}[1h]))'],
    ["a share of it", `${SHOWN} / 2`],
  ])("are not drawn from an alert on %s", (_what, query) => {
    expect(drawn(query, alerting(`${ALERTED} > 3`))).toBeUndefined();
  });

  it.each([
    ["that only inform", [alerting(`${ALERTED} > 3`, "info")]],
    ["that compare two series", [alerting(`${ALERTED} > ${ALERTED}`)]],
    ["that differ in which side is bad", [alerting(`${ALERTED} > 3`), alerting(`${ALERTED} < 1`)]],
    ["on what is not there", [alerting("absent(up)")]],
  ])("are not drawn from alerts %s", (_what, alerts) => {
    expect(drawn(SHOWN, ...alerts)).toBeUndefined();
  });

  it("that a panel says itself stay", () => {
    const panel = { ...RATE, queries: [{ expr: SHOWN }], thresholds: { warning: 1 } };
    expect(drawnInto(panel, alerting(`${ALERTED} > 3`))).toEqual({ warning: 1 });
  });

  it("reach the shipped dashboards", () => {
    const panels = httpPack("fastapi", { errorRatio: 0.07 }).dashboards.flatMap(({ rows }) =>
      rows.flatMap((row) => row.panels),
    );
    expect(panels.find(({ title }) => title === "Errors")).toMatchObject({ thresholds: { critical: 0.07 } });
  });
});
