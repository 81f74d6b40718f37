import { checkLogRuleExpression, checkRuleExpression } from "../../../constructs/signals/rules/check-expression";

describe("an aggregation", () => {
  it("of logs keeps the cluster, as one of metrics does", () => {
    const told = (expr: string): unknown[] => checkLogRuleExpression("rule", expr).map(({ value }) => value);
    expect(told('sum by (cluster) (rate({a="b"}[1m])) / sum(rate({c="d"}[1m]))')).toEqual(["sum(…)"]);
    expect(told('topk(3, sort(rate({a="b"}[1m])))')).toEqual([]);
    expect(told('avg_over_time({a="b"} | unwrap c [1m]) by (d)')).toEqual(["avg_over_time by (d)"]);
  });
});

describe("an expression", () => {
  it("that Prometheus would refuse is shown with all its faults", () => {
    expect(checkRuleExpression("shop.g.Down.expr", "rate(up) + sum(up[1m]) > 0")).toMatchObject([
      { at: "shop.g.Down.expr:1:6", excerpt: "rate(up) + sum(up[1m]) > 0\n     ^^" },
      { at: "shop.g.Down.expr:1:16", excerpt: "rate(up) + sum(up[1m]) > 0\n               ^^^^^^" },
    ]);
  });

  it("of a rule gives values, and of a log rule numbers", () => {
    expect(checkRuleExpression("r", "up[5m]")).toMatchObject([{ at: "r:1:1" }]);
    expect(checkLogRuleExpression("r", '{a="b"}')).toMatchObject([{ at: "r:1:1" }]);
  });
});
