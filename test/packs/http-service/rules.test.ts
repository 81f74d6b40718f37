import { minutes, ms, seconds } from "../../../constructs/core/duration";
import type { HttpServiceProps } from "../../../constructs/packs/http-service";
import { promtoolRules } from "../../../constructs/signals/rules/promtool";
import type { PrometheusRule, PrometheusRules } from "../../../constructs/signals/rules/render";
import type { Rule, RuleGroup } from "../../../constructs/signals/rules/rule";
import { testedRules, testedValues } from "../../signals/promtool";
import { describeWith } from "../../support/programs";
import { httpPack } from "../shipped";

const IDENTITY = 'cluster="dev-eks-eu1", namespace="shop", service="catalog"';
const { rules } = httpPack("prom-client");

function requests(status: number): string {
  return `http_requests_total{${IDENTITY}, status_code="${status}", route="/"}`;
}

/** The rules of the service with one of them changed, as somebody's slip would do. */
function mutated(name: string, change: (rule: PrometheusRule) => Partial<PrometheusRule>): PrometheusRules {
  const { groups } = promtoolRules(rules);
  const patch = (rule: PrometheusRule): PrometheusRule =>
    rule.alert === name || rule.record === name ? { ...rule, ...change(rule) } : rule;
  return { groups: groups.map((group) => ({ ...group, rules: group.rules.map(patch) })) };
}

/** The same groups with the cases of one alert only. */
function casesOf(alert: string): RuleGroup[] {
  const strip = (rule: Rule): Rule => ("alert" in rule && rule.alert !== alert ? { ...rule, cases: [] } : rule);
  return rules.map((group) => ({ ...group, rules: group.rules.map(strip) }));
}

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

  it.each(["1", "1.0"])("find the bucket of a whole second written as %s", (le) => {
    const slow = httpPack("prom-client", { latency: { under: seconds(1), share: 0.95 } }).rules;
    const bucket = (bound: string): string => `http_request_duration_seconds_bucket{${IDENTITY}, le="${bound}"}`;
    const series = { [bucket(le)]: "0+600x40", [bucket("+Inf")]: "0+1000x40" };
    const expr = 'count by (alertname) (ALERTS{alertname="HttpLatencyHigh", alertstate="firing"})';
    const samples = [{ labels: '{alertname="HttpLatencyHigh"}', value: 1 }];
    expect(testedValues(slow, { series, at: "20m", expr, samples })).toBe("");
  });
});

describeWith("promtool", "the cases of the alerts", () => {
  const settings: readonly (readonly [string, Partial<HttpServiceProps>])[] = [
    ["a strict service", { errorRatio: 0.001, latency: { under: ms(5), share: 0.999 } }],
    ["a lenient one", { errorRatio: 0.9, latency: { under: seconds(10), share: 0.1 } }],
    ["one with a lot of traffic", { minimumTraffic: 1000 }],
    ["one where any traffic counts", { minimumTraffic: 0 }],
    ["pods without a Service", { monitor: "pod", service: "catalog-worker" }],
  ];

  it.each(settings)("hold for %s", (_name, props) => {
    expect(testedRules(httpPack("prom-client", props).rules)).toBe("");
  });

  const slips: readonly (readonly [string, string, (rule: PrometheusRule) => Partial<PrometheusRule>])[] = [
    ["a higher limit", "HttpErrorRatioHigh", ({ expr }) => ({ expr: expr.replace("> 0.05 and", "> 0.06 and") })],
    ["a lower limit", "HttpErrorRatioHigh", ({ expr }) => ({ expr: expr.replace("> 0.05 and", "> 0.04 and") })],
    ["no floor of traffic", "HttpErrorRatioHigh", ({ expr }) => ({ expr: expr.replace(/ and .*/, "") })],
    ["a shorter hold", "HttpErrorRatioHigh", () => ({ for: minutes(3).toPrometheus() })],
    ["a longer hold", "HttpErrorRatioHigh", () => ({ for: minutes(10).toPrometheus() })],
    ["a longer window", "service:http_request_errors:rate5m", ({ expr }) => ({ expr: expr.replace("[5m]", "[10m]") })],
    ["a shorter window", "service:http_request_errors:rate5m", ({ expr }) => ({ expr: expr.replace("[5m]", "[2m]") })],
    [
      "errors of clients",
      "service:http_request_errors:rate5m",
      ({ expr }) => ({ expr: expr.replace("5..", "[45]..") }),
    ],
    [
      "one status of many",
      "service:http_request_errors:rate5m",
      ({ expr }) => ({ expr: expr.replace('=~"5.."', '="500"') }),
    ],
    ["another promise", "HttpLatencyHigh", ({ expr }) => ({ expr: expr.replace(/> 0.05$/, "> 0.1") })],
    ["an inverted share", "HttpLatencyHigh", ({ expr }) => ({ expr: expr.replace("1 - ", "") })],
    ["no absence", "HttpServiceAbsent", ({ expr }) => ({ expr: expr.replace(/absent.* or /, "") })],
    ["any instance", "HttpServiceAbsent", ({ expr }) => ({ expr: expr.replace(/sum by \(.*?\) /, "") })],
  ];

  it.each(slips)("notice %s", (_slip, name, change) => {
    const alert = name.startsWith("Http") ? name : "HttpErrorRatioHigh";
    expect(testedRules(casesOf(alert), mutated(name, change))).toContain("FAILED");
  });
});
