import { days, hours, minutes } from "../../../constructs/core/duration";
import { checkRules } from "../../../constructs/signals/rules/check";
import { checkLogRuleExpression } from "../../../constructs/signals/rules/check-expression";
import type { Rule } from "../../../constructs/signals/rules/rule";
import { lines } from "../../../constructs/signals/slo/indicator";
import { sloLogRules } from "../../../constructs/signals/slo/log-rules";
import { sloMetrics } from "../../../constructs/signals/slo/metrics";
import { availability, throughput, timeSlices } from "../../../constructs/signals/slo/objective";
import { sloRules } from "../../../constructs/signals/slo/rules";
import type { Slo } from "../../../constructs/signals/slo/slo";
import { controlsOf, type Mutant, mutantsWith, type Slip, survivors } from "../mutants";
import { testedRules } from "../promtool";
import { describeWith } from "../../support/programs";
import { only, SITE } from "./scenario";

const LINES = lines({ bad: '{app="pay"} |= "failed"', total: '{app="pay"}' });

const [FAST, SLOW, RATIO_1H] = ["SloBudgetBurnsFast", "SloBudgetBurnsSlowly", "slo:sli_error:ratio_rate1h"];

const GOOD = { kind: "events", good: 'a{b="c"}', total: "a" } as const;

function rulesOf(slo: Slo): readonly Rule[] {
  return sloRules(slo, SITE).rules;
}

function recordsOf(slo: Slo): string[] {
  return rulesOf(slo).flatMap((rule) => ("record" in rule ? [rule.record] : []));
}

function alertsOf(slo: Slo): string[] {
  return rulesOf(slo).flatMap((rule) => ("alert" in rule ? [`${rule.alert} ${rule.severity} ${rule.team}`] : []));
}

describe("the rules of an objective", () => {
  const slo = only(availability(99.9), { labels: { namespace: "shop" } });

  it("record what happens, the share of each window, and what is left, in the order in which they read each other", () => {
    expect(recordsOf(slo)).toEqual([
      "slo:sli_total:rate5m",
      "slo:sli_error:rate5m",
      "slo:sli_error:ratio_rate5m",
      "slo:sli_error:ratio_rate30m",
      "slo:sli_error:ratio_rate1h",
      "slo:sli_error:ratio_rate2h",
      "slo:sli_error:ratio_rate6h",
      "slo:sli_error:ratio_rate1d",
      "slo:sli_error:ratio_rate3d",
      "slo:sli_error:ratio_rate30d",
      "slo:objective:ratio",
      "slo:error_budget:ratio",
      "slo:current_burn_rate:ratio",
      "slo:period_error_budget_remaining:ratio",
    ]);
  });

  it("page, make a ticket, and notice when nothing is known", () => {
    expect(alertsOf(slo)).toEqual([
      "SloBudgetBurnsFast critical shop",
      "SloBudgetBurnsSlowly warning shop",
      "SloEventsAbsent warning shop",
    ]);
  });

  it("carry the same labels everywhere, and those of a share its window", () => {
    const own = { namespace: "shop", service: "orders", slo: "availability" };
    for (const rule of rulesOf(slo)) expect(rule.labels).toMatchObject(own);
    const windows = rulesOf(slo).flatMap((rule) => rule.labels?.window ?? []);
    expect(windows).toEqual(["5m", "30m", "1h", "2h", "6h", "1d", "3d", "30d"]);
  });

  it("print numbers as people write them", () => {
    const text = JSON.stringify(rulesOf(slo).map(({ expr }) => expr));
    expect(text).toContain("> 14.4 * 0.001 and");
    expect(text).toContain("vector(0.999)");
    expect(text).not.toMatch(/\d\.\d{6}/);
  });

  it("read the counters up to six hours, and their own records beyond", () => {
    const expressions = Object.fromEntries(
      rulesOf(slo).flatMap((rule) => ("record" in rule ? [[rule.record, rule.expr]] : [])),
    ) as Record<string, string>;
    expect(expressions["slo:sli_error:ratio_rate6h"]).toContain("rate(requests_total");
    expect(expressions["slo:sli_error:ratio_rate1d"]).toBe(
      'sum_over_time(slo:sli_error:rate5m{namespace="shop", service="orders", slo="availability"}[1d])' +
        ' / (sum_over_time(slo:sli_total:rate5m{namespace="shop", service="orders", slo="availability"}[1d]) > 0)',
    );
  });

  it("leave out windows in which more than everything would have to fail", () => {
    const easy = rulesOf(only(availability(90)));
    const fast = easy.find((rule) => "alert" in rule && rule.alert === "SloBudgetBurnsFast");
    expect(fast?.expr).not.toContain("ratio_rate1h");
    expect(fast?.expr).toContain("ratio_rate6h");
    expect(alertsOf(only(availability(50)))).toEqual([
      "SloBudgetBurnsSlowly warning shop",
      "SloEventsAbsent warning shop",
    ]);
  });

  it("follow windows of one's own", () => {
    const window = { severity: "critical", long: hours(2), short: minutes(10), budgetPercent: 4 } as const;
    const own = only(availability(99.9, { windows: [window] }));
    expect(recordsOf(own).filter((name) => name.includes("ratio_rate"))).toEqual([
      "slo:sli_error:ratio_rate5m",
      "slo:sli_error:ratio_rate10m",
      "slo:sli_error:ratio_rate2h",
      "slo:sli_error:ratio_rate30d",
    ]);
    expect(alertsOf(own)).toEqual(["SloBudgetBurnsFast critical shop", "SloEventsAbsent warning shop"]);
  });

  it.each([
    ["events", slo],
    ["lines", only(availability(99, { of: LINES }))],
    ["a throughput", only(throughput(99, { atLeast: 10 }))],
    ["time", only(timeSlices(99, { of: "min by (cluster) (probe_success)", atLeast: 1 }))],
  ])("about %s pass the checks of rules and are all in the catalogue", (_what, each) => {
    expect(checkRules("test", [sloRules(each, SITE)])).toEqual([]);
    const known = sloMetrics([each]).map(({ name }) => name);
    expect(recordsOf(each).filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe("what Loki counts for an objective", () => {
  it("is the lines of every minute, with the objective's labels", () => {
    const [counted, ...others] = sloLogRules([only(), only(availability(99, { of: LINES }))]);
    expect(others).toEqual([]);
    expect(counted?.interval.toGo()).toBe("1m");
    expect(counted?.records).toEqual([
      {
        record: "slo:sli_total_lines:count1m",
        expr: 'sum by (cluster) (count_over_time({app="pay"} [1m]))',
        labels: { service: "orders", slo: "availability" },
      },
      {
        record: "slo:sli_error_lines:count1m",
        expr: 'sum by (cluster) (count_over_time({app="pay"} |= "failed" [1m]))',
        labels: { service: "orders", slo: "availability" },
      },
    ]);
    expect(counted?.records?.flatMap(({ expr }) => checkLogRuleExpression("test", expr))).toEqual([]);
  });
});

describeWith("promtool", "the cases of the alerts", () => {
  const strict = availability(99.99, { period: days(28) });
  it.each([
    ["a strict one with a floor of traffic", only(strict, { minimumTraffic: 100 })],
    ["an easy one", only(availability(60))],
    ["one of a week about good events", only(availability(99.5, { period: days(7), of: GOOD }))],
    ["one about lines", only(availability(99, { of: LINES }))],
    ["one about throughput", only(throughput(99, { atLeast: 10_000 }))],
    ["one about a value", only(timeSlices(99.9, { of: "max by (cluster) (depth)", below: 0 }))],
  ])("hold for %s", (_what, slo) => {
    expect(testedRules([sloRules(slo, SITE)])).toBe("");
  });

  const slips: readonly Slip[] = [
    { change: "a halved threshold", name: SLOW, expr: (expr) => expr.replaceAll("1 * 0.001", "0.5 * 0.001") },
    { change: "a forgotten objective", name: FAST, expr: (expr) => expr.replaceAll(', slo="availability"', "") },
    { change: "a forgotten service", name: SLOW, expr: (expr) => expr.replaceAll('service="orders", ', "") },
    {
      change: "a forgotten short window",
      name: FAST,
      expr: (expr) => expr.replaceAll(/ and ignoring .*?\)\s*or/g, ") or"),
    },
    { change: "a forgotten total", name: RATIO_1H, expr: (expr) => expr.replace(/ \/ .*/, "") },
    { change: "another status", name: RATIO_1H, expr: (expr) => expr.replace("5..", "4..") },
    { change: "a forgotten absence", name: "SloEventsAbsent", expr: (expr) => expr.replace("absent", "count") },
  ];
  let unnoticed: readonly Mutant[];

  beforeAll(async () => {
    const group = sloRules(only(), SITE);
    unnoticed = await survivors(group, [...mutantsWith(group, slips), ...controlsOf(group)]);
  });

  it.each(slips.map(({ change }) => change))("notice %s", (change) => {
    expect(unnoticed.map((mutant) => mutant.change)).not.toContain(change);
  });

  it("notice nothing else", () => {
    expect(unnoticed.map(({ change, of }) => `${of} ${change}`)).toEqual(
      [FAST, SLOW, "SloEventsAbsent"].map((alert) => `${alert} changes nothing`),
    );
  });
});
