import type { PromqlExpression } from "../../../constructs/signals/promql/ast";
import { mayHave, resultLabels } from "../../../constructs/signals/promql/labels";
import { parsePromql } from "../../../constructs/signals/promql/parse";
import { typeOf } from "../../../constructs/signals/promql/types";
import { appliedTo, partsOfKind, rangeOf, selectorsOf } from "../../../constructs/signals/promql/walk";

function parsed(text: string): PromqlExpression {
  const { expression, problems } = parsePromql(text, { variables: {} });
  if (!expression || problems.length > 0) throw new Error(`${text} is wrong`);
  return expression;
}

/** An expression with all its parentheses. */
function ordered(expression: PromqlExpression): string {
  switch (expression.kind) {
    case "selector":
      return `${expression.metric ?? ""}${expression.offset ? "'" : ""}${expression.at === undefined ? "" : "@"}`;
    case "range":
      return `${ordered(expression.selector)}[]`;
    case "subquery":
      return `${ordered(expression.operand)}[:]`;
    case "unary":
      return `(${expression.operator}${ordered(expression.operand)})`;
    case "binary":
      return `(${ordered(expression.left)} ${expression.operator} ${ordered(expression.right)})`;
    default:
      return expression.kind;
  }
}

describe("operators", () => {
  it.each([
    ["a + b * c", "(a + (b * c))"],
    ["a * b + c", "((a * b) + c)"],
    ["a - b - c", "((a - b) - c)"],
    ["a ^ b ^ c", "(a ^ (b ^ c))"],
    ["-a ^ b", "(-(a ^ b))"],
    ["-a * b", "((-a) * b)"],
    ["a or b and c", "(a or (b and c))"],
    ["a > b + c", "(a > (b + c))"],
    ["a AND b unless c", "((a and b) unless c)"],
    ["(a + b) * c", "((a + b) * c)"],
    ["a + b offset 5m", "(a + b')"],
    ["a or b offset 5m and c", "(a or (b' and c))"],
    ["a + b offset 5m * c @ 5", "(a + (b' * c@))"],
    ["-a offset 5m", "(-a')"],
    ["a and b[5m:]", "(a and b[:])"],
    ["(a + b)[5m:]", "(a + b)[:]"],
    ["a atan2 b % c", "((a atan2 b) % c)"],
  ])("of %s bind as in %s", (text, expected) => {
    expect(ordered(parsed(text))).toBe(expected);
  });
});

describe("the tree of an expression", () => {
  it("has the parts of a selector", () => {
    expect(parsed('up{job="api", a!~"$x|y"} offset -5m @ end()')).toMatchObject({
      kind: "selector",
      metric: "up",
      matchers: [
        { label: "job", operator: "=", value: "api", matchesEmpty: false },
        { label: "a", operator: "!~", value: "$x|y", matchesEmpty: true },
      ],
      offset: { milliseconds: -300_000 },
      at: "end",
    });
    expect(parsed('{__name__="up"}')).toMatchObject({ metric: "up" });
    expect(parsed('{"up.time", "a b"="c"}')).toMatchObject({ metric: "up.time", matchers: [{ label: "a b" }] });
  });

  it("has ranges as durations, unless a variable decides", () => {
    const ranges = (text: string): (string | undefined)[] =>
      partsOfKind(parsed(text), "range").map(({ range }) => range?.toPrometheus());
    expect(ranges("rate(up[1h30m]) / rate(up[5m * 2 + 30s]) + rate(up[300])")).toEqual(["1h30m", "10m30s", "5m"]);
    expect(ranges("rate(up[$__rate_interval]) + rate(up[step()])")).toEqual([undefined, undefined]);
    expect(parsed("up[1h:1m]")).toMatchObject({ range: { milliseconds: 3_600_000 }, step: { milliseconds: 60_000 } });
  });

  it("has the parts of aggregations and of vector matching", () => {
    expect(parsed("topk(3, up) by (job)")).toMatchObject({
      operator: "topk",
      grouping: { kind: "by", labels: ["job"] },
      arguments: [{ kind: "number", value: 3 }, { kind: "selector" }],
    });
    expect(parsed("a > bool on (x) group_right (y, z) b")).toMatchObject({
      operator: ">",
      bool: true,
      matching: { kind: "on", labels: ["x"], group: { side: "right", labels: ["y", "z"] } },
    });
  });

  it("knows where everything was written", () => {
    const text = "sum(rate($metric[5m])) > (1 + 2)";
    const written = partsOfKind(parsed(text), "range").map(({ from, to, brackets }) => [
      text.slice(from, to),
      text.slice(brackets.from, brackets.to),
    ]);
    expect(written).toEqual([["$metric[5m]", "[5m]"]]);
  });

  it.each([
    ["1 + 2", "scalar"],
    ["time() > bool 1", "scalar"],
    ["1 + up", "instant vector"],
    ["up[5m]", "range vector"],
    ["up[5m:1m]", "range vector"],
    ['"a"', "string"],
    ["-scalar(up)", "scalar"],
    ["sum(up)", "instant vector"],
  ])("of %s has the type %s", (text, type) => {
    expect(typeOf(parsed(text))).toBe(type);
  });

  it("tells what is done with each selector, from the inside out", () => {
    const uses = selectorsOf(parsed("histogram_quantile(0.9, sum by (le) (rate(a_bucket[5m]))) > on () max(b)"));
    expect(uses.map((use) => [use.selector.metric, appliedTo(use), rangeOf(use)?.range?.toPrometheus()])).toEqual([
      ["a_bucket", ["rate", "sum", "histogram_quantile"], "5m"],
      ["b", ["max"], undefined],
    ]);
  });

  it("is missing for a text with a syntax error", () => {
    expect(parsePromql("sum(")).toMatchObject({ problems: [{ message: "the query ends too early" }] });
    expect(parsePromql("sum(").expression).toBeUndefined();
  });
});

describe("the labels of a result", () => {
  it.each([
    ["up", "cluster job"],
    ["rate(up[5m])", "cluster job"],
    ["sum by (job) (up)", "job"],
    ["sum(up)", ""],
    ["sum without (job) (up)", "cluster"],
    ["topk(3, up)", "cluster job"],
    ["sum by (job, cluster) (sum by (cluster) (up))", "cluster"],
    ["sum by (cluster) (up) / on () group_left (job) b", "cluster job"],
    ["a / on (job) b", "job"],
    ["a / ignoring (job) b", "cluster"],
    ["sum(a) * on () group_right b", "cluster job"],
    ["sum(a) or sum by (job) (b)", "job"],
    ["sum by (job) (a) and b", "job"],
    ["up > 5", "cluster job"],
    ["1 + sum by (job) (a)", "job"],
    ['absent(up{job="a", cluster=~"b"})', "job"],
    ['absent_over_time(up{cluster="b"}[5m])', "cluster"],
    ['label_replace(sum(up), "job", "x", "", "")', "job"],
    ['count_values by (job) ("cluster", up)', "cluster job"],
    ["vector(1)", ""],
    ["hour()", ""],
    ["time()", ""],
    ["-sum by (job) (up)", "job"],
    ["max_over_time(sum by (job) (up)[1h:1m])", "job"],
  ])("of %s are %j", (text, expected) => {
    const labels = resultLabels(parsed(text));
    expect(["cluster", "job"].filter((label) => mayHave(labels, label)).join(" ")).toBe(expected);
  });

  it("are those of the side with more series, and what it takes from the other", () => {
    const of = (text: string): string => {
      const labels = resultLabels(parsed(text));
      return ["cluster", "job", "node"].filter((label) => mayHave(labels, label)).join(" ");
    };
    const [a, b] = ["sum by (cluster, job) (up)", "sum by (cluster, node) (up)"];
    expect(of(`${a} / on () group_left ${b}`)).toBe("cluster job");
    expect(of(`${a} / on (cluster) group_left (node) ${b}`)).toBe("cluster job node");
    expect(of(`${a} / on () group_left (job) ${b}`)).toBe("cluster");
    expect(of(`${a} / on (cluster) group_right () ${b}`)).toBe("cluster node");
    expect(of(`${a} / on () ${b}`)).toBe("");
  });

  it("may be any where info adds them", () => {
    expect(mayHave(resultLabels(parsed("info(sum by (job) (up))")), "node")).toBe(true);
  });

  it("lose the name of the metric and le where Prometheus drops them", () => {
    const has = (text: string, label: string): boolean => mayHave(resultLabels(parsed(text)), label);
    expect(["up", "up > 5", "sort(up)"].map((text) => has(text, "__name__"))).toEqual([true, true, true]);
    expect(["rate(up[5m])", "up + 1", "up > bool 5"].map((text) => has(text, "__name__"))).toEqual([
      false,
      false,
      false,
    ]);
    expect(has("histogram_quantile(0.9, sum by (le, job) (up))", "le")).toBe(false);
  });
});
