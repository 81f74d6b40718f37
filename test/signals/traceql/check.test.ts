import { checkTraceql } from "../../../constructs/signals/traceql/check";

describe("a TraceQL query", () => {
  it.each([
    "{ }",
    '{ resource.service.name = "api" && (status = error || duration > 2s) }',
    "{ span.http.status_code >= 500 } | count() > 2",
    '{ name = "a" } >> { .b =~ "c.*" } | select(.d)',
    "{ .ratio > .99 }",
    "{ trace:duration > 3s } | by(resource.service.name) | avg(duration) > 1s",
    "{ } | rate()",
    "{ } | rate() by (name) | topk(5)",
    "{ 2s = duration + 1s * 2 && !(.a = 1) || -.b < 3 ^ 2 && status != nil }",
    '{ !.a && statusMessage >= "a" && span:kind = server && event:timeSinceStart > 1 } | max(1 + .a) = 1',
    "{ nil = nil || .a = nil }",
    '{ .a = "| topk(5)" }',
    "{nestedSetParent<0 && status=error} | rate()",
    "{ nestedSetLeft + nestedSetRight > span:childCount * 2 } | select(nestedSetParent)",
    "{ duration > 1m30s && duration<1d || traceDuration >= 1.5h30m } | avg(duration) > 1w2d",
    '{ .a > 1e3 && .b = -1.5E-3 && span.404 = 1 && .nestedSetLeft = "1m30s" }',
  ])("may be %s", (query) => {
    expect(checkTraceql(query)).toEqual([]);
  });

  it.each([
    ["", "there is no query"],
    ["{", "the query ends too early"],
    ['{ .a = "b"', "the query ends too early"],
    ["{ .a = }", 'something is missing before "}"'],
    ['{ .a =~ "(" }', "not a regular expression of RE2: missing closing ): `(`"],
    ["{ .a !~ `(?!b)` }", "not a regular expression of RE2: invalid or unsupported Perl syntax: `(?!`"],
    ['{ .a ~ "b" }', "~ is no operator between fields"],
    ["{ .a =~ .b }", "a regular expression is written as text"],
    ['{ duration = "foo" }', "a number and text are never alike"],
    ["{ status = 5 }", "a status and a number are never alike"],
    ["{ kind > server }", "> is not for a kind"],
    ["{ 1 + name = 2 }", "a number and text are never alike"],
    ["{ true || 1.1 }", "a boolean and a number are never alike"],
    ["{ duration =~ 5s }", "=~ is not for a number"],
    ["{ span:status = nil }", "span:status is never nil"],
    ["{ nil = resource.service.name }", "resource.service.name is never nil"],
    ["{ .a > nil }", "> is not for nil"],
    ["{ nestedSetParent = true }", "a number and a boolean are never alike"],
    ["{ nestedSetParent = nil }", "nestedSetParent is never nil"],
    ["{ duration > 1.5d }", 'unexpected "d"'],
    ["{ 1h }", "a filter is true or false, and this is a number"],
    ["{ -name = .a }", "- cannot stand before text"],
    ["{ !1 = 1 }", "! cannot stand before a number"],
    ["{ parent.a = 3 }", "Tempo does not look at the parent of a span here"],
    ["{ } | max(name) > 1", "an aggregation takes a number, not text"],
    ["{ } | sum(3) > 1", "nothing here is a field of the span"],
    ['{ } | by("foo")', "nothing here is a field of the span"],
    ["{ } | topk(5)", "topk chooses among series, and there are none"],
    ["{ } | rate() | bottomk(0)", "bottomk takes a whole number above 0"],
    ["{ } | compare({ status = error }) | topk(10)", "topk does not go with compare"],
    ["{ status = 5 } | rate()", "a status and a number are never alike"],
  ])("cannot be %j: %s", (query, message) => {
    expect(checkTraceql(query)).toMatchObject([{ message, severity: "error" }]);
  });

  it.each(["{ } | rate() > 5", "({ } | rate()) / ({ } | rate())", "{ } | rate() with(sample=true)"])(
    "that the grammar does not know yet is worth a warning only: %s",
    (query) => {
      expect(checkTraceql(query)).toMatchObject([{ severity: "warning" }]);
    },
  );

  it("is not judged by its types where its syntax is not understood", () => {
    const found = checkTraceql("{ unheard = -1 } | rate()");
    expect(found.map(({ severity }) => severity)).toEqual(["warning"]);
  });

  it("has its types looked at where the grammar lags elsewhere", () => {
    const found = checkTraceql("{ status = 5 } | rate() > 5");
    expect(found.map(({ severity }) => severity)).toEqual(["warning", "error"]);
  });

  it("is not taken for one of metrics because of a text in it", () => {
    expect(checkTraceql('{ .a = "| rate()" && }')).toMatchObject([{ severity: "error" }]);
  });

  it("may hold variables of Grafana", () => {
    const query = '{ resource.service.name = "$service" && duration > $slow && .a = $b } | count() > $n';
    expect(checkTraceql(query, { variables: {} })).toEqual([]);
  });
});
