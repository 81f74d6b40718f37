import { minutes, ms, seconds } from "../../../constructs/core/duration";
import type { HttpServiceProps } from "../../../constructs/packs/http-service";
import { matchers } from "../../../constructs/signals/metrics/selector";
import { bucketBound } from "../../../constructs/signals/slo/histogram";
import { controlsOf, type Mutant, mutantsWith, type Slip, survivors } from "../../signals/mutants";
import { testedRules, testedValues } from "../../signals/promtool";
import { describeWith } from "../../support/programs";
import { httpPack } from "../shipped";

const IDENTITY = 'cluster="dev-eks-eu1", namespace="shop", service="catalog"';
const [RATIO_HIGH, ERRORS] = ["HttpErrorRatioHigh", "service:http_request_errors:rate5m"];
const { rules } = httpPack("prom-client");

function requests(status: number): string {
  return `http_requests_total{${IDENTITY}, status_code="${status}", route="/"}`;
}

test("the alert on durations finds the bucket of a whole second however it is written", () => {
  const slow = httpPack("prom-client", { latency: { under: seconds(1), share: 0.95 } }).rules.flatMap(
    (group) => group.rules,
  );
  const alert = slow.find((rule) => rule.kind === "alerting" && rule.alert === "HttpLatencyHigh");
  expect(alert?.expr).toContain(matchers({ le: bucketBound(1) }));
});

describeWith("promtool", "the recorded series", () => {
  it("say that a service which never failed has no errors, rather than nothing", () => {
    const expected = {
      series: { [requests(200)]: "0+60x20" },
      at: "15m",
      expr: "service:http_request_errors:ratio_rate5m",
      samples: [{ labels: `service:http_request_errors:ratio_rate5m{${IDENTITY}}`, value: 0 }],
    };
    expect(testedValues(rules, expected)).toBe("");
  });

  it("have no ratio without traffic, where it would be 0/0", () => {
    const series = { [requests(200)]: "7x20", [requests(500)]: "7x20" };
    const expr = "service:http_request_errors:ratio_rate5m";
    expect(testedValues(rules, { series, at: "15m", expr, samples: [] })).toBe("");
  });

  it("count requests of all pods and routes of the service, and of no other", () => {
    const other = IDENTITY.replace("catalog", "checkout");
    const series = {
      [`http_requests_total{${IDENTITY}, pod="a", route="/"}`]: "0+60x20",
      [`http_requests_total{${IDENTITY}, pod="b", route="/x"}`]: "0+120x20",
      [`http_requests_total{${other}, pod="c"}`]: "0+600x20",
    };
    const samples = [{ labels: `{${IDENTITY}}`, value: 3 }];
    expect(
      testedValues(rules, { series, at: "15m", expr: "round(service:http_requests:rate5m, 0.001)", samples }),
    ).toBe("");
  });
});

describeWith("promtool", "the cases of the alerts", () => {
  const settings: readonly (readonly [string, Partial<HttpServiceProps>])[] = [
    [
      "a strict service with a lot of traffic",
      { errorRatio: 0.001, latency: { under: ms(5), share: 0.999 }, minimumTraffic: 1000 },
    ],
    [
      "a lenient one where any traffic counts",
      { errorRatio: 0.9, latency: { under: seconds(10), share: 0.1 }, minimumTraffic: 0 },
    ],
    ["pods without a Service", { monitor: "pod", service: "catalog-worker" }],
  ];

  it.each(settings)("hold for %s", (_name, props) => {
    expect(testedRules(httpPack("prom-client", props).rules)).toBe("");
  });

  const slips: readonly Slip[] = [
    { change: "a higher limit", name: RATIO_HIGH, expr: (expr) => expr.replace("> 0.05 and", "> 0.06 and") },
    { change: "a lower limit", name: RATIO_HIGH, expr: (expr) => expr.replace("> 0.05 and", "> 0.04 and") },
    { change: "no floor of traffic", name: RATIO_HIGH, expr: (expr) => expr.replace(/ and .*/, "") },
    { change: "a shorter hold", name: RATIO_HIGH, hold: minutes(3) },
    { change: "a longer hold", name: RATIO_HIGH, hold: minutes(10) },
    { change: "a longer window", name: ERRORS, expr: (expr) => expr.replace("[5m]", "[10m]") },
    { change: "errors of clients", name: ERRORS, expr: (expr) => expr.replace("5..", "[45]..") },
    { change: "one status of many", name: ERRORS, expr: (expr) => expr.replace('=~"5.."', '="500"') },
    { change: "another promise", name: "HttpLatencyHigh", expr: (expr) => expr.replace(/> 0.05$/, "> 0.1") },
    { change: "an inverted share", name: "HttpLatencyHigh", expr: (expr) => expr.replace("1 - ", "") },
    { change: "no absence", name: "HttpServiceAbsent", expr: (expr) => expr.replace(/absent.* or /, "") },
    { change: "any instance", name: "HttpServiceAbsent", expr: (expr) => expr.replace(/sum by \(.*?\) /, "") },
  ];
  let unnoticed: readonly Mutant[];

  beforeAll(async () => {
    const [group, ...others] = rules;
    if (!group || others.length > 0) throw new Error("the rules of a service are one group");
    unnoticed = await survivors(group, [...mutantsWith(group, slips), ...controlsOf(group)]);
  });

  it.each(slips.map(({ change }) => change))("notice %s", (change) => {
    expect(unnoticed.map((mutant) => mutant.change)).not.toContain(change);
  });

  it("notice nothing else", () => {
    expect(unnoticed.map(({ change, of }) => `${of} ${change}`)).toEqual(
      [RATIO_HIGH, "HttpLatencyHigh", "HttpServiceAbsent"].map((alert) => `${alert} changes nothing`),
    );
  });
});
