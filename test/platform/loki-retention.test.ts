import { days, hours } from "../../constructs/core/duration";
import { checkLogRetention } from "../../constructs/platform/loki/props";

function problemsOf(selector: string): string[] {
  return checkLogRetention("logs", { period: days(7), streams: [{ selector, period: days(1) }] }).map(
    ({ at, problem }) => `${at} ${problem}`,
  );
}

describe("the retention of logs", () => {
  it("may be a day and longer, for everything, a stream and a tenant", () => {
    const streams = [{ selector: '{namespace="kube-system"}', period: hours(24) }];
    expect(checkLogRetention("logs", { period: hours(24), streams, tenants: { payments: hours(24) } })).toEqual([]);
  });

  it("is refused below a day wherever it is written, all places at once", () => {
    const short = hours(23);
    const streams = [
      { selector: '{a="b"}', period: days(1) },
      { selector: '{a="c"}', period: short },
    ];
    expect(checkLogRetention("dev.retention.logs", { period: short, streams, tenants: { payments: short } })).toEqual(
      ["period", "streams[1].period", "tenants.payments"].map((place) => ({
        at: `dev.retention.logs.${place}`,
        value: "23h",
        problem: "is shorter than a day, the least that Loki can keep",
        fix: "Keep logs for at least hours(24)",
      })),
    );
  });

  it("has priorities in whole numbers, for Loki reads no others", () => {
    const stream = { selector: '{namespace="shop"}', period: days(1) };
    const streams = [1.5, NaN, "2" as unknown as number, 0, -1, 2].map((priority) => ({ ...stream, priority }));
    const problems = checkLogRetention("logs", { period: days(7), streams });
    expect(problems.map(({ at, problem }) => `${at} ${problem}`)).toEqual(
      [0, 1, 2].map((index) => `logs.streams[${index}].priority is not a whole number`),
    );
  });

  it.each(["Payments", "pay_ments", "../payments", "", "pay/ments", "-payments", "p".repeat(64)])(
    "is refused for %j, which is no tenant",
    (tenant) => {
      const problems = checkLogRetention("logs", { period: days(7), tenants: { [tenant]: days(7) } });
      expect(problems).toEqual([
        expect.objectContaining({ at: "logs.tenants", value: tenant, problem: "is no tenant id" }),
      ]);
    },
  );
});

describe("the selector of a stream's retention", () => {
  it.each([
    '{namespace="kube-system"}',
    '{ namespace = "shop", app=~"a|b", level!="debug", pod!~"x.*", }',
    '{app="with \\"quotes\\" and } brace"}',
    "{app=`raw \\d text`}",
    '{app!=""}',
    '{app=~".+"}',
    '{app!~".*"}',
    '{app=~"(?i)shop"}',
  ])("may be %s", (selector) => {
    expect(problemsOf(selector)).toEqual([]);
  });

  it.each([
    "",
    "{}",
    'namespace="shop"',
    '{namespace="shop"',
    "{namespace=shop}",
    '{namespace="shop" app="x"}',
    '{1a="x"}',
    '{a=="x"}',
    '{namespace="shop"} |= "error"',
    '{namespace="shop"} | json',
    'rate({namespace="shop"}[5m])',
    '{namespace="shop"}{app="x"}',
  ])("is refused when it is %j, no plain selector", (selector) => {
    expect(problemsOf(selector)).toEqual(["logs.streams[0].selector is no selector of labels"]);
  });

  it.each(['{app!="x"}', '{app=""}', '{app=~".*"}', '{app=~"a?", b!~".+"}'])(
    "is refused when it is %s, which holds for streams without the label",
    (selector) => {
      expect(problemsOf(selector)).toEqual(["logs.streams[0].selector would match every stream"]);
    },
  );

  it.each([
    ['{namespace=~"("}', "missing closing ): `(`"],
    ['{namespace=~"(?=x)y"}', "invalid or unsupported Perl syntax: `(?=`"],
    ['{namespace=~"a\\.b"}', "\\. is no escape sequence"],
    ['{namespace="shop", pod!~"[z-a]"}', "invalid character class range: `z-a`"],
  ])("is refused when it is %s, which Loki cannot compile", (selector, problem) => {
    expect(problemsOf(selector)).toEqual([`logs.streams[0].selector is nothing that Loki can read: ${problem}`]);
  });

  it("may have an expression with an escaped backslash", () => {
    expect(problemsOf(String.raw`{namespace=~"a\\.b"}`)).toEqual([]);
  });

  it.each(['{app=~"^shop$"}', '{app="${HOME}"}', '{app="{{ .Values }}"}'])(
    "is refused when it is %s, which something on the way would expand",
    (selector) => {
      expect(problemsOf(selector)).toEqual(["logs.streams[0].selector would be expanded before Loki reads it"]);
    },
  );
});
