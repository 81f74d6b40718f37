import { days } from "../../../constructs/core/duration";
import { renderBareRules } from "../../../constructs/signals/rules/render";
import { lines } from "../../../constructs/signals/slo/indicator";
import { availability, timeSlices } from "../../../constructs/signals/slo/objective";
import { slothRules } from "../../../constructs/signals/slo/sloth";
import { checkedRules, testedRules } from "../promtool";
import { describeWith } from "../../support/programs";
import { only, SITE } from "./scenario";

const ID = 'sloth_id="orders-availability", sloth_service="orders", sloth_slo="availability"';
const slo = only(availability(99.9), { labels: { namespace: "shop" } });
const [ratios, meta, alerts] = renderBareRules(slothRules(slo, SITE)).groups;

describe("rules as sloth writes them", () => {
  it("are three groups", () => {
    expect([ratios?.name, meta?.name, alerts?.name]).toEqual([
      "sloth-slo-sli-recordings-orders-availability",
      "sloth-slo-meta-recordings-orders-availability",
      "sloth-slo-alerts-orders-availability",
    ]);
  });

  it("divide errors by all events, for the period the mean of what was recorded", () => {
    const selector = 'requests_total{service="orders"';
    expect(ratios?.rules[1]).toEqual({
      record: "slo:sli_error:ratio_rate30m",
      expr: `(sum by (cluster) (rate(${selector}, code=~"5.."}[30m]))) / (sum by (cluster) (rate(${selector}}[30m])))`,
      labels: {
        namespace: "shop",
        sloth_id: "orders-availability",
        sloth_service: "orders",
        sloth_slo: "availability",
        sloth_window: "30m",
      },
    });
    const base = `slo:sli_error:ratio_rate5m{${ID}}[30d]`;
    expect(ratios?.rules.at(-1)).toMatchObject({
      record: "slo:sli_error:ratio_rate30d",
      expr: `sum_over_time(${base}) / ignoring (sloth_window) count_over_time(${base})`,
    });
  });

  it("say what is promised and left", () => {
    expect(meta?.rules.map(({ record, expr }) => `${record} ${expr}`)).toEqual([
      "slo:objective:ratio vector(0.999)",
      "slo:error_budget:ratio vector(1-0.999)",
      "slo:time_period:days vector(30)",
      `slo:current_burn_rate:ratio slo:sli_error:ratio_rate5m{${ID}} / on(sloth_id, sloth_slo, sloth_service) group_left slo:error_budget:ratio{${ID}}`,
      `slo:period_burn_rate:ratio slo:sli_error:ratio_rate30d{${ID}} / on(sloth_id, sloth_slo, sloth_service) group_left slo:error_budget:ratio{${ID}}`,
      `slo:period_error_budget_remaining:ratio 1 - slo:period_burn_rate:ratio{${ID}}`,
      "sloth_slo_info vector(1)",
    ]);
  });

  it("call a week a week", () => {
    const [week] = slothRules(only(availability(99, { period: days(7) })), SITE);
    expect(week?.rules.at(-1)).toMatchObject({
      record: "slo:sli_error:ratio_rate1w",
      labels: { sloth_window: "1w" },
    });
  });

  it("alert on two windows of two speeds in one expression, with sloth's severity beside ours", () => {
    const above = (window: string, factor: number): string =>
      `max(slo:sli_error:ratio_rate${window}{${ID}} > (${factor} * 0.001)) without (sloth_window)`;
    expect(alerts?.rules[0]).toEqual({
      alert: "SloBudgetBurnsFast",
      expr: `(${above("5m", 14.4)} and ${above("1h", 14.4)}) or (${above("30m", 6)} and ${above("6h", 6)})`,
      labels: { namespace: "shop", sloth_severity: "page", severity: "critical", team: "shop" },
    });
    expect(alerts?.rules[1]?.labels).toMatchObject({ sloth_severity: "ticket", severity: "warning" });
  });

  it("do not exist for objectives about time", () => {
    const timed = only(timeSlices(99, { of: "min by (cluster) (probe_success)", atLeast: 1 }));
    expect(() => slothRules(timed, SITE)).toThrow("is about time, which sloth does not know");
  });
});

describeWith("promtool", "promtool", () => {
  it.each([
    ["bad events", slo],
    ["good events", only(availability(95, { of: { kind: "events", good: 'a{b="c"}', total: "a" } }))],
    ["lines", only(availability(99, { of: lines({ bad: '{a="b"} |= "c"', total: '{a="b"}' }) }))],
  ])("accepts rules as sloth writes them about %s, and their cases", (_what, each) => {
    const groups = slothRules(each, SITE);
    expect(checkedRules(renderBareRules(groups))).toBe("");
    expect(testedRules(groups)).toBe("");
  });
});
