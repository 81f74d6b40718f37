import { checkLogRuleExpression, checkRuleExpression } from "../../../constructs/signals/rules/check-expression";

function problems(expr: string): string[] {
  return checkRuleExpression("rule", expr, "cluster").map(({ value, problem }) => `${String(value)} ${problem}`);
}

describe("the range of an expression", () => {
  it.each([
    ["rate(x[1m])", ["[1m]"]],
    ["max_over_time(rate(x[30s])[1m30s:1m])", ["[1m30s]", "[30s]"]],
    ["rate(x[2m]) > rate(y[500ms])", ["[500ms]"]],
    ['x{a="[1m]"}', []],
    ["rate(x[2m])", []],
    ["max_over_time(x[1h:1m])", []],
  ])("is told where it is too short: %s", (expr, expected) => {
    expect(problems(expr)).toEqual(
      expected.map((range) => `${range} is too short: one lost scrape leaves too few samples for a rate`),
    );
  });
});

describe("an aggregation", () => {
  it.each([
    "sum by (cluster, job) (up)",
    "sum by(job,cluster)(up)",
    "sum(up) by (cluster)",
    "sum without (instance) (up)",
    "sum(max by (cluster, job) (up)) by (cluster)",
    "topk(3, up)",
    "sum_over_time(up[5m])",
    'up{a="sum(x)"}',
    "job:up:sum",
    "a:b:count > 0",
  ])("keeps the cluster: %s", (expr) => {
    expect(problems(expr)).toEqual([]);
  });

  it.each([
    ["sum(up)", ["sum(…)"]],
    ["sum by (job) (up)", ["sum by (job)"]],
    ["SUM(up) BY (job)", ["sum by (job)"]],
    ["max without (cluster) (up)", ["max without (cluster)"]],
    ["sum by (cluster) (count by (job) (up))", ["count by (job)"]],
    ["sum by (cluster) (up) / count(up)", ["count(…)"]],
    ["quantile(0.9, up) by (job)", ["quantile by (job)"]],
    ["avg by () (up)", ["avg by ()"]],
  ])("loses the cluster: %s", (expr, expected) => {
    const suffix = " drops the label cluster, by which routing and the fleet tell clusters apart";
    expect(problems(expr)).toEqual(expected.map((shown) => `${shown}${suffix}`));
  });

  it("of logs is held to the same", () => {
    const told = (expr: string): unknown[] => checkLogRuleExpression("rule", expr).map(({ value }) => value);
    expect(told('sum by (cluster) (rate({a="b"}[1m])) / sum(rate({c="d"}[1m]))')).toEqual(["sum(…)"]);
    expect(told('topk(3, sort(rate({a="b"}[1m])))')).toEqual([]);
    expect(told('avg_over_time({a="b"} | unwrap c [1m]) by (d)')).toEqual(["avg_over_time by (d)"]);
  });
});

describe("an expression", () => {
  it("that Prometheus would refuse is shown with all its faults, beside what else is wrong", () => {
    expect(checkRuleExpression("shop.g.Down.expr", "rate(up) + sum(up[1m]) > 0", "cluster")).toMatchObject([
      { at: "shop.g.Down.expr:1:6", excerpt: "rate(up) + sum(up[1m]) > 0\n     ^^" },
      { at: "shop.g.Down.expr:1:16", excerpt: "rate(up) + sum(up[1m]) > 0\n               ^^^^^^" },
      { at: "shop.g.Down.expr", value: "[1m]" },
      { at: "shop.g.Down.expr", value: "sum(…)" },
    ]);
  });

  it("of a rule gives values, and of a log rule numbers", () => {
    expect(checkRuleExpression("r", "up[5m]", "cluster")).toMatchObject([{ at: "r:1:1" }]);
    expect(checkLogRuleExpression("r", '{a="b"}')).toMatchObject([{ at: "r:1:1" }]);
  });

  it("of the hub may lose the cluster", () => {
    expect(checkRuleExpression("r", "sum(up)", "anything")).toEqual([]);
  });
});
