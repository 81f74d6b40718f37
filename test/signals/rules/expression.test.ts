import { aggregationsDropping, rangesOf } from "../../../constructs/signals/rules/expression";

describe("the ranges of an expression", () => {
  it.each([
    ["rate(x[5m])", ["5m"]],
    ["max_over_time(rate(x[30s])[1h:1m])", ["30s", "1h"]],
    ["rate(x[1h30m]) > rate(y[500ms])", ["1h30m", "500ms"]],
    ['x{a="[5m]"}', []],
    ['x{a="\\"[5m]"}', []],
    ["rate(x[$__rate_interval])", []],
    ["rate(x[5m30h])", []],
    ["up", []],
  ])("of %s are %j", (expr, expected) => {
    expect(rangesOf(expr).map((range) => range.toPrometheus())).toEqual(expected);
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
    expect(aggregationsDropping("cluster", expr)).toEqual([]);
  });

  it.each([
    ["sum(up)", ["sum(…)"]],
    ["sum by (job) (up)", ["sum by (job)"]],
    ["sum(up) by (job)", ["sum by (job)"]],
    ["max without (cluster) (up)", ["max without (cluster)"]],
    ["sum by (cluster) (count by (job) (up))", ["count by (job)"]],
    ["sum by (cluster) (up) / count(up)", ["count(…)"]],
    ["quantile(0.9, up) by (job)", ["quantile by (job)"]],
    ["avg by () (up)", ["avg by ()"]],
  ])("loses the cluster: %s", (expr, expected) => {
    expect(aggregationsDropping("cluster", expr)).toEqual(expected);
  });
});
