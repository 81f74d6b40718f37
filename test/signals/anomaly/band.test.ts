import { BelvedereError } from "../../../constructs/core/errors";
import { lintSignals } from "../../../constructs/packs/lint";
import { signals } from "../../../constructs/packs/pack";
import { anomalyBand, type AnomalyProps } from "../../../constructs/signals/anomaly/band";
import { anomalyMetrics, anomalyRecords } from "../../../constructs/signals/anomaly/records";
import { checkRules } from "../../../constructs/signals/rules/check";
import { renderRules } from "../../../constructs/signals/rules/render";
import { describeWith } from "../../support/programs";
import { checkedRules, testedRules, testedValues } from "../promtool";

const ALERT = { alert: "CheckoutUnusual", team: "shop", summary: "Unusual", description: "Look." } as const;
const PROPS: AnomalyProps = { expr: "sum by (cluster) (rate(traces_spanmetrics_calls_total[5m]))", alert: ALERT };

describe("an anomaly band", () => {
  it("passes all checks of rules", () => {
    const rules = anomalyBand("checkout", PROPS);
    expect(checkRules("band", rules)).toEqual([]);
    expect(lintSignals("dev", [signals("shop", { rules, metrics: anomalyMetrics("checkout") })])).toEqual([]);
  });

  it("without an alert is recorded only, and without seasons has one group", () => {
    const groups = anomalyBand("checkout", { expr: "up", seasons: [] });
    expect(groups.map(({ name }) => name)).toEqual(["anomaly-checkout"]);
    expect(groups.flatMap(({ rules }) => rules.filter(({ kind }) => kind === "alerting"))).toEqual([]);
  });

  it("describes all that it records", () => {
    const recorded = anomalyBand("checkout", PROPS).flatMap(({ rules }) =>
      rules.flatMap((rule) => (rule.kind === "recording" ? [rule.record] : [])),
    );
    const described = anomalyMetrics("checkout").map(({ name }) => name);
    expect([...new Set(recorded)].sort()).toEqual(described.sort());
  });

  it.each([
    ["a name that is none of a series", "Check-out", {}],
    ["no deviations", "checkout", { deviations: 0 }],
    ["a margin wider than the value", "checkout", { margin: 1.5 }],
  ])("is refused with %s", (_what, name, changes) => {
    expect(() => anomalyBand(name, { ...PROPS, ...changes })).toThrow(BelvedereError);
  });
});

describeWith("promtool", "an anomaly band", () => {
  it.each([
    ["as it is by default", {}],
    // A day takes seconds to simulate, so the others do without.
    [
      "that is narrow and only looks up",
      { margin: 0.1, deviations: 1, alert: { ...ALERT, leaves: "above" }, seasons: [] },
    ],
    [
      "that is wide and only looks down",
      { margin: 0.9, deviations: 4, alert: { ...ALERT, leaves: "below" }, seasons: [] },
    ],
  ] as const)("%s agrees with its cases", (_what, changes) => {
    const groups = anomalyBand("checkout", { ...PROPS, ...changes });
    expect(checkedRules(renderRules(groups, "https://runbooks.example.com"))).toBe("");
    expect(testedRules(groups)).toBe("");
  });

  it("is the mean and half of it where nothing moves", () => {
    const { level, upper, lower } = anomalyRecords("checkout");
    const complaints = testedValues(anomalyBand("checkout", { ...PROPS, seasons: [] }), {
      series: { [`${level}{cluster="a"}`]: "100x90" },
      at: "80m",
      expr: `{__name__=~"${upper}|${lower}"}`,
      samples: [
        { labels: `${upper}{cluster="a"}`, value: 150 },
        { labels: `${lower}{cluster="a"}`, value: 50 },
      ],
    });
    expect(complaints).toBe("");
  });

  it("is wide where a day ago was restless, and never below zero", () => {
    const { level, lower, above } = anomalyRecords("checkout");
    const day = { [`${level}{cluster="a"}`]: `${"0 200 ".repeat(15)}100x1500` };
    const groups = anomalyBand("checkout", { ...PROPS, seasons: ["day"] });
    const at = "23h55m";
    // Both in one simulation.
    const expr = `count by (cluster) (${above} > bool 200) + ${lower}`;
    const samples = [{ labels: '{cluster="a"}', value: 1 }];
    expect(testedValues(groups, { series: day, at, every: "5m", expr, samples })).toBe("");
  });
});
