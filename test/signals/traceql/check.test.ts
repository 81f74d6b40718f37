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
  ])("cannot be %j: %s", (query, message) => {
    expect(checkTraceql(query)).toMatchObject([{ message, severity: "error" }]);
  });

  it.each([
    "{ } | rate() > 5",
    "({ } | rate()) / ({ } | rate())",
    "{ } | rate() with(sample=true)",
    "{ nestedSetLeft > 3 }",
  ])("that the grammar does not know yet is worth a warning only: %s", (query) => {
    expect(checkTraceql(query)).toMatchObject([{ severity: "warning" }]);
  });

  it("is not taken for one of metrics because of a text in it", () => {
    expect(checkTraceql('{ .a = "| rate()" && }')).toMatchObject([{ severity: "error" }]);
  });

  it("may hold variables of Grafana", () => {
    const query = '{ resource.service.name = "$service" && duration > $slow && .a = $b } | count() > $n';
    expect(checkTraceql(query, { variables: {} })).toEqual([]);
  });
});
