import type { Duration } from "../../core/duration";
import type { AlertCase, AlertingRule, RecordingRule, Rule, RuleGroup } from "./rule";

/** An alerting rule. */
export function alert(rule: Omit<AlertingRule, "kind">): AlertingRule {
  return { kind: "alerting", ...rule };
}

/** A recording rule: `record("service:http_requests:rate5m", "sum by (cluster, service) (…)")`. */
export function record(name: string, expr: string, labels?: Labels): RecordingRule {
  return { kind: "recording", record: name, expr, ...(labels && { labels }) };
}

/** Rules of the cluster's own Prometheus, evaluated one after the other. */
export function group(name: string, ...rules: readonly Rule[]): RuleGroup {
  return { name, evaluator: "leaf", rules };
}

/** Labels of a series, of a stream, or of an alert that fires. */
export type Labels = Readonly<Record<string, string>>;

/** Input series of a case in promtool's notation: `{ 'up{job="a"}': "1x10 0x20" }`. */
export type Series = AlertCase["series"];

/**
 * A case in which the alert fires: `fires("when nothing answers", { 'up{job="a"}': "0x10" }, minutes(9), { job: "a" })`.
 * @param firing labels of each alert that fires, without `alertname`, `severity` and `team`
 */
export function fires(
  when: string,
  series: Series,
  at: Duration,
  ...firing: readonly [AlertCase["firing"][number], ...AlertCase["firing"]]
): AlertCase {
  return { title: `fires ${when}`, series, at, firing };
}

/** A case in which it does not: `silent("while one of two answers", { … }, minutes(9))`. */
export function silent(when: string, series: Series, at: Duration): AlertCase {
  return { title: `stays silent ${when}`, series, at, firing: [] };
}

/** Name of an input series: `series("up", { job: "a" })` is `up{job="a"}`. */
export function series(metric: string, labels: Labels): string {
  const matchers = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${metric}{${matchers.join(", ")}}`;
}
