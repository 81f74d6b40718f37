import { checkDashboards } from "../../../constructs/signals/dashboards/check";
import { renderDashboard } from "../../../constructs/signals/dashboards/render";
import { sloDashboard } from "../../../constructs/signals/slo/dashboard";
import { availability, timeSlices } from "../../../constructs/signals/slo/objective";
import { monthlyReport } from "../../../constructs/signals/slo/report";
import { describeWith } from "../../support/programs";
import { only, played, requests } from "./scenario";

const timed = timeSlices(99, { of: "min by (cluster) (probe_success)", atLeast: 1 });

describe("the report of a month", () => {
  it("says what was reached, what it cost of the budget, and how much happened", () => {
    const selector = '{service="orders", slo="availability"}';
    const sum = (record: string): string => `sum_over_time(${record}${selector}[31d] @ 1793491200)`;
    expect(monthlyReport(only(), 2026, 10).map(({ title, expr }) => [title, expr])).toEqual([
      ["Reached", `1 - ${sum("slo:sli_error:rate5m")} / (${sum("slo:sli_total:rate5m")} > 0)`],
      ["Budget spent", `${sum("slo:sli_error:rate5m")} / (${sum("slo:sli_total:rate5m")} > 0) / 0.001`],
      ["All events", `${sum("slo:sli_total:rate5m")} * 30`],
      ["Bad events", `${sum("slo:sli_error:rate5m")} * 30`],
    ]);
    expect(new Date(1793491200 * 1000).toISOString()).toBe("2026-11-01T00:00:00.000Z");
  });

  it.each([
    [2026, 2, "[4w]", "2026-03-01"],
    [2028, 2, "[29d]", "2028-03-01"],
    [2026, 12, "[31d]", "2027-01-01"],
  ])("of %i-%i is as long as the month", (year, month, range, end) => {
    const { expr = "" } = monthlyReport(only(), year, month)[0] ?? {};
    expect(expr).toContain(`${range} @ ${Date.parse(`${end}T00:00:00Z`) / 1000}`);
  });

  it("is about time where the objective is", () => {
    expect(monthlyReport(only(timed), 2026, 10).map(({ title, unit }) => `${title} ${unit}`)).toEqual([
      "Reached percentunit",
      "Budget spent percentunit",
      "All time s",
      "Bad time s",
    ]);
  });
});

describeWith("promtool", "the report of a month", () => {
  it("adds up what happened", () => {
    const [reached, spent, all, bad] = monthlyReport(only(), 1970, 1).map(({ expr }) => expr.replace(/ @ \d+/g, ""));
    const series = { [requests(200)]: "0+990x60", [requests(500)]: "0+10x60" };
    const about = (expr: string | undefined, digits: number): string => `round(sum by (cluster) (${expr}), ${digits})`;
    const complaints = played(only(), series, [
      { at: 60, expr: about(reached, 0.001), values: { '{cluster="c"}': 0.99 } },
      { at: 60, expr: about(spent, 0.1), values: { '{cluster="c"}': 10 } },
      { at: 60, expr: about(all, 5000), values: { '{cluster="c"}': 60_000 } },
      { at: 60, expr: about(bad, 50), values: { '{cluster="c"}': 600 } },
    ]);
    expect(complaints).toBe("");
  });
});

describe("the dashboard of an objective", () => {
  it.each([
    ["events", only()],
    ["time", only(timed)],
  ])("about %s passes the checks", (_what, slo) => {
    expect(checkDashboards("test", [sloDashboard(slo)])).toEqual([]);
  });

  it("shows the promise, what is left of its budget, and the report of any time one picks", () => {
    const { title, rows } = sloDashboard(only());
    expect(title).toBe("orders: availability (SLO)");
    expect(rows.map((row) => [row.title, ...row.panels.map((panel) => panel.title)])).toEqual([
      ["Now", "Promised", "Reached", "Budget left", "Burn rate"],
      ["Over time", "Budget left", "Burn rate by window", "Events"],
      ["Report of the chosen time", "Reached", "Budget spent", "All events", "Bad events"],
    ]);
    const report = rows[2]?.panels.flatMap(({ queries }) => queries.map(({ expr }) => expr)) ?? [];
    for (const expr of report) expect(expr).toContain("[$__range]");
  });

  it("opens with the period of the budget, and is red where the promise is broken", () => {
    const { time, panels } = renderDashboard(sloDashboard(only()));
    expect(time).toEqual({ from: "now-43200m", to: "now" });
    const reached = panels?.find((panel) => panel.title === "Reached") as { fieldConfig: { defaults: object } };
    expect(reached.fieldConfig.defaults).toMatchObject({
      thresholds: {
        steps: [
          { color: "red", value: null },
          { color: "orange", value: 0.999 },
          { color: "green", value: 0.9995 },
        ],
      },
    });
  });

  it("has a uid of its own in every namespace", () => {
    const uid = (namespace: string): string => sloDashboard(only(availability(99), { labels: { namespace } })).uid;
    expect(uid("shop")).toBe("slo-shop-orders-availability");
    const long = "a-namespace-with-a-very-long-name-indeed";
    expect(uid(long).length).toBeLessThanOrEqual(40);
    expect(uid(`${long}-1`)).not.toBe(uid(`${long}-2`));
  });
});
