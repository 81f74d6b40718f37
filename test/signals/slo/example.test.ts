import { examplesOf, exampleOf } from "../../../constructs/signals/slo/example";
import { sampleOf } from "../../../constructs/signals/slo/regex-sample";

describe("a text that a regular expression matches", () => {
  it.each([
    "5..",
    "(5..|429)",
    "2..|3..",
    "GET|HEAD",
    "",
    ".+",
    ".*",
    "[45]..",
    "[^5]..",
    "\\d{3}",
    "1(\\.0)?",
    "0\\.25",
    "/api/(?:v1|v2)/.*",
    "a(b(c|d)+e)*",
    "^exact$",
    "\\w+-\\d{2,4}",
  ])("is found for %s", (regex) => {
    expect(sampleOf(regex)).toMatch(new RegExp(`^(?:${regex})$`));
  });
});

describe("examples of a part and a whole", () => {
  it("are a series that both count, and one that only the whole counts", () => {
    expect(examplesOf('http_total{job="a", code=~"5.."}', 'http_total{job="a"}')).toEqual({
      part: { metric: "http_total", labels: { job: "a", code: "500" } },
      rest: { metric: "http_total", labels: { job: "a" } },
      included: true,
    });
  });

  it("respect what a selector leaves out", () => {
    expect(examplesOf('http_total{code!~"2..|3.."}', 'http_total{code!=""}')).toMatchObject({
      part: { labels: { code: "another" } },
      rest: { labels: { code: "200" } },
    });
  });

  it("count for themselves where the metrics differ, as the buckets of a histogram do", () => {
    expect(examplesOf("errors_total", "requests_total")).toMatchObject({ included: false });
    expect(examplesOf('x_bucket{le=~"1(\\\\.0)?"}', 'x_bucket{le="+Inf"}')).toEqual({
      part: { metric: "x_bucket", labels: { le: "1.0" } },
      rest: { metric: "x_bucket", labels: { le: "+Inf" } },
      included: false,
    });
  });

  it.each([
    ["the whole as a part", "a_total", "a_total"],
    ["a part that cannot be", 'a_total{code="1", code="2"}', "a_total"],
    ["a part of something else", 'a_total{code="1"}', 'a_total{code="2"}'],
    ["a part that the whole leaves out", 'a_total{code="500"}', 'a_total{code!~"5.."}'],
    ["a bucket of something else", 'a_bucket{le="1", code="1"}', 'a_bucket{le="+Inf", code="2"}'],
    ["a broken expression", 'a_total{code=~"["}', "a_total"],
    ["more than a selector", "sum(a_total)", "a_total"],
    ["a range", "a_total[5m]", "a_total"],
    ["a matcher without quotes", "a_total{code=5}", "a_total"],
  ])("do not exist for %s", (_what, part, total) => {
    expect(examplesOf(part, total)).toBeUndefined();
  });

  it("take quotes and commas inside values for what they are", () => {
    expect(exampleOf(`a_total{route="/a,b{c}", who='"me"'}`)).toEqual({
      metric: "a_total",
      labels: { route: "/a,b{c}", who: '"me"' },
    });
  });
});
