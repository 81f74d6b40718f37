import { days, hours } from "../../../constructs/core/duration";
import { alertAnnotations } from "../../../constructs/signals/rules/labels";
import { renderBareRules } from "../../../constructs/signals/rules/render";
import { events, lines } from "../../../constructs/signals/slo/indicator";
import { availability, timeSlices } from "../../../constructs/signals/slo/objective";
import { slothMetrics, slothRules } from "../../../constructs/signals/slo/sloth";
import { checkedRules, testedRules } from "../promtool";
import { describeWith } from "../../support/programs";
import { only, SITE } from "./scenario";

const NAMED = { alert: () => "MyServiceHighErrorRate" };

/** The objective of sloth's first example (slok/sloth, examples/getting-started.yml). */
const slo = only(
  availability(99.9, {
    name: "requests-availability",
    of: events({
      bad: 'http_request_duration_seconds_count{job="myservice",code=~"(5..|429)"}',
      total: 'http_request_duration_seconds_count{job="myservice"}',
    }),
  }),
  { service: "myservice", team: "myteam", labels: { owner: "myteam", tier: "2" } },
);

const groups = slothRules(slo, SITE, NAMED);
const [ratios, meta, alerts] = renderBareRules(groups).groups;

/** What sloth does not know: the cluster. */
function withoutCluster(text: string): string {
  return text.replaceAll("sum by (cluster) (", "sum(").replaceAll("on(cluster, ", "on(");
}

const ID = 'sloth_id="myservice-requests-availability", sloth_service="myservice", sloth_slo="requests-availability"';
const OWN = {
  owner: "myteam",
  tier: "2",
  sloth_id: "myservice-requests-availability",
  sloth_service: "myservice",
  sloth_slo: "requests-availability",
};
const BUDGET = `/ on(sloth_id, sloth_slo, sloth_service) group_left slo:error_budget:ratio{${ID}}`;

describe("rules as sloth writes them for its first example", () => {
  it("are three groups", () => {
    expect([ratios?.name, meta?.name, alerts?.name]).toEqual([
      "sloth-slo-sli-recordings-myservice-requests-availability",
      "sloth-slo-meta-recordings-myservice-requests-availability",
      "sloth-slo-alerts-myservice-requests-availability",
    ]);
  });

  it.each(["5m", "30m", "1h", "2h", "6h", "1d", "3d"])("divide errors by all events over %s", (window) => {
    const rule = ratios?.rules.find(({ record }) => record === `slo:sli_error:ratio_rate${window}`);
    const bad = `sum(rate(http_request_duration_seconds_count{job="myservice",code=~"(5..|429)"}[${window}]))`;
    const total = `sum(rate(http_request_duration_seconds_count{job="myservice"}[${window}]))`;
    expect(withoutCluster(rule?.expr ?? "")).toBe(`(${bad}) / (${total})`);
    expect(rule?.labels).toEqual({ ...OWN, sloth_window: window });
  });

  it("take for the period the mean of what was recorded", () => {
    const base = `slo:sli_error:ratio_rate5m{${ID}}[30d]`;
    expect(ratios?.rules).toHaveLength(8);
    expect(ratios?.rules.at(-1)).toEqual({
      record: "slo:sli_error:ratio_rate30d",
      expr: `sum_over_time(${base}) / ignoring (sloth_window) count_over_time(${base})`,
      labels: { ...OWN, sloth_window: "30d" },
    });
  });

  it("say what is promised and left", () => {
    expect(meta?.rules.map(({ record, expr }) => withoutCluster(`${record} ${expr}`))).toEqual([
      "slo:objective:ratio vector(0.999)",
      "slo:error_budget:ratio vector(1-0.999)",
      "slo:time_period:days vector(30)",
      `slo:current_burn_rate:ratio slo:sli_error:ratio_rate5m{${ID}} ${BUDGET}`,
      `slo:period_burn_rate:ratio slo:sli_error:ratio_rate30d{${ID}} ${BUDGET}`,
      `slo:period_error_budget_remaining:ratio 1 - slo:period_burn_rate:ratio{${ID}}`,
      "sloth_slo_info vector(1)",
    ]);
    for (const rule of meta?.rules ?? []) expect(rule.labels).toMatchObject(OWN);
    expect(meta?.rules.at(-1)?.labels).toEqual({
      ...OWN,
      cluster: "c",
      sloth_mode: "cli-gen-prom",
      sloth_objective: "99.9",
      sloth_spec: "prometheus/v1",
      sloth_version: "v0.16.0",
    });
  });

  it("alert under one name and two severities, each on two speeds in one expression", () => {
    const above = (window: string, factor: number): string =>
      `max(slo:sli_error:ratio_rate${window}{${ID}} > (${factor} * 0.001)) without (sloth_window)`;
    expect(alerts?.rules).toEqual([
      {
        alert: "MyServiceHighErrorRate",
        expr: `(${above("5m", 14.4)} and ${above("1h", 14.4)}) or (${above("30m", 6)} and ${above("6h", 6)})`,
        labels: { sloth_severity: "page", severity: "critical", team: "myteam" },
      },
      {
        alert: "MyServiceHighErrorRate",
        expr: `(${above("2h", 3)} and ${above("1d", 3)}) or (${above("6h", 1)} and ${above("3d", 1)})`,
        labels: { sloth_severity: "ticket", severity: "warning", team: "myteam" },
      },
    ]);
  });

  it("say in their texts what sloth says", () => {
    const texts = groups.flatMap(({ rules }) =>
      rules.flatMap((rule) => (rule.kind === "alerting" ? [alertAnnotations(rule, "https://example.org")] : [])),
    );
    const about = "{{$labels.sloth_service}} {{$labels.sloth_slo}} SLO error budget burn rate is";
    expect(texts).toMatchObject([
      { title: `(page) ${about} too fast.`, summary: `${about} over expected.` },
      { title: `(ticket) ${about} too fast.`, summary: `${about} over expected.` },
    ]);
  });
});

describe("rules as sloth writes them", () => {
  it("call a week a week, and count half days", () => {
    const [week] = slothRules(only(availability(99, { period: days(7) })), SITE, NAMED);
    expect(week?.rules.at(-1)).toMatchObject({
      record: "slo:sli_error:ratio_rate1w",
      labels: { sloth_window: "1w" },
    });
    const [, half] = slothRules(only(availability(99, { period: hours(204) })), SITE, NAMED);
    expect(half?.rules[2]).toMatchObject({ record: "slo:time_period:days", expr: "vector(8.5)" });
  });

  it("are all in the catalogue, once", () => {
    const names = slothMetrics(groups).map(({ name }) => name);
    expect(names).toContain("sloth_slo_info");
    expect(new Set(names).size).toBe(names.length);
  });

  it("do not exist for objectives about time", () => {
    const timed = only(timeSlices(99, { of: "min by (cluster) (probe_success)", atLeast: 1 }));
    expect(() => slothRules(timed, SITE, NAMED)).toThrow("is about time, which sloth does not know");
  });
});

describeWith("promtool", "promtool", () => {
  it.each([
    ["bad events", slo],
    ["good events", only(availability(95, { of: { kind: "events", good: 'a{b="c"}', total: "a" } }))],
    ["lines", only(availability(99, { of: lines({ bad: '{a="b"} |= "c"', total: '{a="b"}' }) }))],
  ])("accepts rules as sloth writes them about %s, and their cases", (_what, each) => {
    const written = slothRules(each, SITE, NAMED);
    expect(checkedRules(renderBareRules(written))).toBe("");
    expect(testedRules(written)).toBe("");
  });
});
