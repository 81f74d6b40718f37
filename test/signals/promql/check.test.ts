import { CHARTS } from "../../../constructs/core/charts";
import { checkPromql, VALUES } from "../../../constructs/signals/promql/check";
import { DEPLOYED_PROMETHEUS } from "../../../constructs/signals/promql/version";
import { showQueryProblem } from "../../../constructs/signals/query/problem";

/** The first complaint, with its place. */
function complaint(expression: string, use: Parameters<typeof checkPromql>[1] = {}): string | undefined {
  const [first] = checkPromql(expression, use);
  return first && `${first.line}:${first.column} ${first.message}`;
}

describe("a complaint about PromQL", () => {
  it.each([
    ["rate(up)", "1:6 rate takes a range vector here, not an instant vector"],
    ["sum by (job) (1)", "1:15 sum takes an instant vector here, not a scalar"],
    ["topk(up)", "1:1 topk takes 2 arguments, not 1"],
    ["round(up, 1, 2)", "1:1 round takes 1 to 2 arguments, not 3"],
    ["label_join(up)", "1:1 label_join takes at least 3 arguments, not 1"],
    ["1 > 2", "1:3 a comparison of two numbers has no series to drop"],
    ["up and 1", "1:8 and does not take a scalar"],
    ["up + bool up", "1:4 bool goes with a comparison, not with +"],
    ["up + on (a) group_left (a) up", "1:6 a is matched on, so both sides have it already"],
    ["up and on (a) group_left up", "1:8 and matches many to many: there is no side to group by"],
    ["up + on (a) 1", "1:6 on matches two vectors, and one side is none"],
    ['{job=~".*"}', "1:1 the selector would take every series: nothing in it asks for a value that is not empty"],
    ['up{__name__="up"}', "1:1 the metric is named twice"],
    ['up{"down"}', "1:1 the metric is named twice"],
    ['{"up", "down"}', "1:1 the metric is named twice"],
    ['up{a=~"("}', "1:7 not a regular expression of RE2: missing closing ): `(`"],
    ['up{a="\\d"}', "1:6 \\d is no escape sequence"],
    ["sum(up)[5m]", "1:8 a range stands after a selector"],
    ["up[0s]", "1:4 a range must be longer than nothing"],
    ["up[300y]", "1:4 the duration is out of range"],
    ["sum(up) offset 5m", "1:1 offset belongs to a selector, a range or a subquery"],
    ["up offset 1m offset 2m", "1:21 the offset is given twice"],
    ["up @ 1 @ 2", "1:1 @ is there twice"],
    ["-up[5m]", "1:1 - cannot be applied to a range vector"],
    ["foo(up)", "1:1 there is no function foo"],
    ["up offset 5m * $x", "1:16 Grafana's variables work in dashboards only"],
    ["sum(up", "1:7 the query ends too early"],
    ["sum(up))", '1:8 unexpected ")"'],
    ["sum by job (up)", '1:8 something is missing before "job"'],
    ["sum by (job (up))", '1:13 something is missing before "("'],
    ["", "1:1 there is no query"],
    ["up\n  + rate(\n    up)", "3:5 rate takes a range vector here, not an instant vector"],
    ["limitk(3, up)", "1:1 the aggregation limitk is experimental"],
    ["up + on (a) fill (0) up", "1:13 filling in missing series is experimental"],
  ])("%j is %j", (expression, expected) => {
    expect(complaint(expression)).toBe(expected);
  });

  it("names the version that is too old", () => {
    expect(complaint("first_over_time(up[5m])", { version: "2.42" })).toBe(
      "1:1 the function first_over_time needs Prometheus 3.7, not 2.42",
    );
    expect(complaint("first_over_time(up[5m])", { version: "3.7" })).toContain("is experimental");
    expect(complaint("first_over_time(up[5m])")).toBeUndefined();
  });

  it("comes with all others, in the order of the text", () => {
    const messages = checkPromql("rate(up) + abs(up[5m]) + {}").map(({ column }) => column);
    expect(messages).toEqual([6, 16, 26]);
  });

  it("points at the place", () => {
    const expression = "sum(\n\trate(up) > 1\n)";
    const [problem] = checkPromql(expression);
    expect(problem && showQueryProblem(expression, problem)).toBe("\trate(up) > 1\n\t     ^^");
  });

  it("tells the way out", () => {
    expect(checkPromql("rate(up)")[0]?.fix).toBe("Add a range to the selector, such as [5m]");
    expect(checkPromql("holt_winters(up[5m], 1, 1)")[0]?.fix).toBe("Write double_exponential_smoothing");
  });

  it("is a warning where Prometheus accepts what has no use", () => {
    expect(checkPromql("sum by (a, a) (up)")).toMatchObject([{ severity: "warning", column: 8 }]);
  });

  it("is made of a result that a rule could not record", () => {
    expect(complaint("up[5m]", { gives: VALUES })).toBe(
      "1:1 the result is a range vector, not a scalar or an instant vector",
    );
    expect(complaint('"a"', { gives: VALUES })).toContain("the result is a string");
    expect(complaint("1", { gives: VALUES })).toBeUndefined();
  });
});

describe("the default version", () => {
  it("is that of the chart we install: look up its appVersion when this fails", () => {
    expect([CHARTS.prometheus.version, DEPLOYED_PROMETHEUS]).toEqual(["88.5.3", "3.14"]);
  });
});

describe("variables of Grafana", () => {
  it.each([
    'up{job=~"$job"}',
    'up{job=~"${job:regex}",a="[[a]]"}',
    "rate(up[$__rate_interval])",
    "rate(up[${__interval}] offset $offset)",
    "rate(up[[[interval]]])",
    "max_over_time(up[$__range:$step])",
    "sum by ($label, ${other}) (up)",
    "up * on ($label) group_left ($more) up",
    "up > $threshold",
    "topk($n, up)",
    "histogram_quantile(${quantile}, up)",
    "up{$filters}",
    'up{a="b", $filters}',
    "up{a=$quoted}",
    '$metric{a="b"}',
    "${metric}_total",
    "http_${metric}_total[5m]",
    "$metric",
    "rate($metric[5m])",
    'label_replace(up, "a", "$1", "b", "(.*)")',
    "up * $__interval_ms / $__range_s",
  ])("may be in %s", (expression) => {
    expect(checkPromql(expression, { variables: {} })).toEqual([]);
  });

  it("are replaced by their samples", () => {
    const expression = "$operator by (job) (up)";
    expect(checkPromql(expression, { variables: {} })).not.toEqual([]);
    expect(checkPromql(expression, { variables: { operator: "sum" } })).toEqual([]);
  });

  it("leave lines and columns as they are written", () => {
    const [problem] = checkPromql('up{job=~"${job:regex}"}\n+ rate($metric, ${a}) + rate([[b]])', { variables: {} });
    expect(problem).toMatchObject({ line: 2, column: 3 });
    const all = checkPromql("rate($a) + abs(${second}[5m])", { variables: { a: "x", second: "long_name" } });
    expect(all).toMatchObject([
      { column: 6, length: 2 },
      { column: 16, length: 13 },
    ]);
  });
});
