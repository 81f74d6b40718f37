import { checkLogql } from "../../../constructs/signals/logql/check";
import { parseLogql } from "../../../constructs/signals/logql/parse";

function complaint(query: string, use: Parameters<typeof checkLogql>[1] = {}): string | undefined {
  const [first] = checkLogql(query, use);
  return first && `${first.line}:${first.column} ${first.message}`;
}

describe("a LogQL query", () => {
  it.each([
    '{app="api"}',
    '{app=~"a.+", b!="c"} |= "x" != "y" |~ "(?i)z" !~ `\\d+`',
    '{app="api"} |= "a" or "b"',
    '{app="api"} |= ip("10.0.0.0/8")',
    '{app="api"} | json | level="error" and status >= 500 or took > 10s',
    '{app="api"} | logfmt | line_format "{{.msg}}" | label_format a=b',
    '{app="api"} | regexp "(?P<a>\\\\d+)"',
    '{app="api"} | pattern "<ip> - <_>"',
    '{app="api"} | pattern "<a b> <ä> <c>"',
    '{app="api"} |> "<_> failed <_>" !> "a" or "<_>b"',
    '{app="api"} | drop a, b | keep c',
    '({app="api"})',
    'rate({app="api"}[5m])',
    'sum by (app) (rate({app="api"} |= "x" | json [5m] offset 1h)) > 5',
    'sum(count_over_time({app="api"}[5m])) by (app)',
    'quantile_over_time(0.99, {app="api"} | json | unwrap duration(took) | __error__="" [5m]) by (app)',
    'avg_over_time({app="api"} | unwrap bytes [5m]) without (pod)',
    'topk(10, sum by (app) (rate({app=~".+"}[5m])))',
    'sort_desc(sum by (app) (rate({app=~".+"}[5m])))',
    'sum(rate({a="b"}[5m])) / on (c) group_left (d) sum(rate({e="f"}[5m]))',
    'label_replace(rate({a="b"}[5m]), "c", "$1", "d", "(.*)")',
    'sum(rate({a="b"}[5m])) or vector(0)',
    'absent_over_time({a="b"}[5m])',
    'bytes_rate({a="b"}[5m])',
    '{a="b"} # a comment',
  ])("may be %s", (query) => {
    expect(checkLogql(query)).toEqual([]);
  });

  it.each([
    ["", "1:1 there is no query"],
    ['{app="api"', "1:11 the query ends too early"],
    ["{app=api}", '1:6 unexpected "api"'],
    ["{}", '1:2 unexpected "}"'],
    ['{app=~".*"}', "1:1 the selector would take every stream: nothing in it asks for a value that is not empty"],
    ['{app!="a"}', "1:1 the selector would take every stream: nothing in it asks for a value that is not empty"],
    ['{app=~"("}', "1:7 not a regular expression of RE2: missing closing ): `(`"],
    ['{app="a"} |~ "(?=b)"', "1:14 not a regular expression of RE2: invalid or unsupported Perl syntax: `(?=`"],
    ['{app="a"} !~ "x" |~ "*"', "1:21 not a regular expression of RE2: missing argument to repetition operator: `*`"],
    ['{app="a"} | json | b=~"["', "1:23 not a regular expression of RE2: missing closing ]: `[`"],
    ['{app="a"} |= "\\d"', "1:14 \\d is no escape sequence"],
    ['{app="a"} | regexp "a"', "1:20 regexp takes labels from named groups, and there is none"],
    ['{app="a"} | pattern "x"', "1:21 pattern takes labels from named captures, and there is none"],
    ['{app="a"} | pattern "<_> <1>"', "1:21 pattern takes labels from named captures, and there is none"],
    ['{app="a"} | pattern "<a><b>"', "1:21 <a><b> has nothing that parts the captures"],
    ['{app="a"} | pattern "<_><b>"', "1:21 <_><b> has nothing that parts the captures"],
    ['{app="a"} | pattern "<a> <a>"', "1:21 the capture <a> is there twice"],
    ['{app="a"} |> "<b> failed"', "1:14 a filter takes no labels, and <b> would be one"],
    ['{app="a"} !> "a" or "<_><_>"', "1:21 <_><_> has nothing that parts the captures"],
    ['{app="a", b!~"\\xff"}', "1:14 not a regular expression of RE2: invalid UTF-8"],
    ['rate({app="a"}[0s])', "1:15 a range must be longer than nothing"],
    ['rate({app="a"}[1.5h])', "1:15 a range has whole numbers and units from ms to y"],
    ['{app="a"} | json | status > 0x10', "1:29 a label is compared with decimal numbers"],
    ['sum_over_time({app="a"}[5m])', "1:1 sum_over_time works on a value"],
    ['rate_counter({app="a"}[5m])', "1:1 rate_counter works on a value"],
    ['count_over_time({app="a"} | unwrap b [5m])', "1:1 count_over_time works on lines"],
    ['quantile_over_time({app="a"} | unwrap b [5m])', "1:1 quantile_over_time needs a quantile"],
    ['rate(5, {app="a"}[5m])', "1:6 rate takes no number"],
    ['rate({app="a"}[5m]) by (app)', "1:21 rate does not group"],
    ['sum_over_time({app="a"} | unwrap b [5m]) by (app)', "1:42 sum_over_time does not group"],
    ['topk(rate({app="a"}[5m]))', "1:1 topk takes a whole number"],
    ['topk(0.5, rate({app="a"}[5m]))', "1:6 topk takes a whole number"],
    ['sum(3, rate({app="a"}[5m]))', "1:5 sum takes no number"],
    ['{app="a"} + {app="b"}', "1:1 lines cannot be calculated with"],
    ['rate({app="a"}[5m]) and 1', "1:25 and, or, unless take no number"],
    ['rate({app="a"})', '1:15 something is missing before ")"'],
    ['rate({app="a"}[$__auto])', "1:16 Grafana's variables work in dashboards only"],
  ])("cannot be %j: %j", (query, expected) => {
    expect(complaint(query)).toBe(expected);
  });

  it("gives lines or numbers, as is asked for", () => {
    expect(complaint('{a="b"}', { gives: "metric" })).toBe("1:1 the query gives lines, not numbers");
    expect(complaint('rate({a="b"}[5m])', { gives: "log" })).toBe("1:1 the query gives numbers, not lines");
    expect(complaint('sum(rate({a="b"}[5m])) > 5', { gives: "metric" })).toBeUndefined();
  });

  it("may take every stream where Alloy reads it", () => {
    expect(complaint('{a!="b"}', { anyStream: true })).toBeUndefined();
    expect(complaint('{a=~"("}', { anyStream: true })).toContain("not a regular expression");
  });

  it.each([
    '{namespace=~"$namespace"} |= `$text` | json',
    'sum by (${label}) (rate({app="$app"}[$__auto]))',
    'topk($n, rate({app="a"}[$__range])) > $limit',
    "{$selector}",
  ])("may hold variables of Grafana: %s", (query) => {
    expect(checkLogql(query, { variables: {} })).toEqual([]);
  });
});

describe("what a LogQL query is about", () => {
  it("is read from its tree", () => {
    const query = parseLogql('sum by (cluster, app) (rate({app="a", b=~`c.*`} |= "x" | json [5m])) / avg(vector(1))');
    expect(query).toMatchObject({
      kind: "metric",
      selectors: [
        {
          matchers: [
            { label: "app", operator: "=", value: "a" },
            { label: "b", operator: "=~", value: "c.*" },
          ],
        },
      ],
      aggregations: [{ operator: "sum", grouping: { kind: "by", labels: ["cluster", "app"] } }, { operator: "avg" }],
      hasStages: true,
    });
  });

  it("includes the grouping of functions over time", () => {
    const query = parseLogql('avg_over_time({a="b"} | unwrap c [5m]) by (d)');
    expect(query?.aggregations).toMatchObject([{ operator: "avg_over_time", grouping: { kind: "by", labels: ["d"] } }]);
  });

  it("knows matchers and line filters from stages", () => {
    expect(parseLogql('{a="b"} |= "c"')).toMatchObject({ kind: "log", hasStages: false });
    expect(parseLogql('{a="b"} | json')).toMatchObject({ kind: "log", hasStages: true });
    expect(parseLogql("{a=")).toBeUndefined();
  });
});
