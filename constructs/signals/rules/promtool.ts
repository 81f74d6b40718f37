import { minutes } from "../../core/duration";
import { repeated } from "../../core/repeated";
import { SCRAPE_INTERVAL } from "../scrape";
import { series } from "./builders";
import { alertLabels } from "./labels";
import { type PrometheusRules, renderBareRules } from "./render";
import type { AlertCase, AlertingRule, RuleGroup } from "./rule";

/** A unit-test file of `promtool test rules`. */
export interface PromtoolTests {
  readonly rule_files: readonly string[];
  readonly evaluation_interval: string;
  readonly tests: readonly PromtoolTest[];
}

export interface PromtoolTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly { readonly series: string; readonly values: string }[];
  readonly alert_rule_test: readonly {
    readonly alertname: string;
    readonly eval_time: string;
    readonly exp_alerts: readonly { readonly exp_labels: Readonly<Record<string, string>> }[];
  }[];
  readonly promql_expr_test: readonly {
    readonly expr: string;
    readonly eval_time: string;
    readonly exp_samples: readonly { readonly labels: string; readonly value: number }[];
  }[];
}

/** The rules that {@link promtoolTests} are about; write them to the file named there. */
export function promtoolRules(groups: readonly RuleGroup[]): PrometheusRules {
  return renderBareRules(groups);
}

/**
 * One promtool unit test for every case of every alert.
 * @param rulesFile path of the rules, relative to the file of the tests
 */
export function promtoolTests(groups: readonly RuleGroup[], rulesFile: string): PromtoolTests {
  const alerts = groups.flatMap(({ rules }) => rules).filter((rule) => rule.kind === "alerting");
  const shared = new Set(repeated(alerts.map(({ alert }) => alert)));
  return {
    rule_files: [rulesFile],
    evaluation_interval: SCRAPE_INTERVAL.toPrometheus(),
    tests: alerts.flatMap((alert) => alert.cases.map((each) => renderCase(alert, each, shared.has(alert.alert)))),
  };
}

function renderCase(alert: AlertingRule, alertCase: AlertCase, shared: boolean): PromtoolTest {
  const { title, interval = minutes(1) } = alertCase;
  return {
    name: `${alert.alert} ${title}`,
    // Always written: the default differs between versions of promtool.
    interval: interval.toPrometheus(),
    input_series: Object.entries(alertCase.series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: shared ? [] : [expectedAlerts(alert, alertCase)],
    promql_expr_test: shared ? [expectedSamples(alert, alertCase)] : [],
  };
}

function expectedAlerts(alert: AlertingRule, { at, firing }: AlertCase): PromtoolTest["alert_rule_test"][number] {
  return {
    alertname: alert.alert,
    eval_time: at.toPrometheus(),
    exp_alerts: firing.map((labels) => ({ exp_labels: { ...labels, ...alertLabels(alert) } })),
  };
}

/** promtool lists all alerts of a name. Where several rules share one, the labels of this rule pick out its own. */
function expectedSamples(alert: AlertingRule, { at, firing }: AlertCase): PromtoolTest["promql_expr_test"][number] {
  const own = { alertname: alert.alert, alertstate: "firing", ...alertLabels(alert) };
  return {
    expr: series("ALERTS", own),
    eval_time: at.toPrometheus(),
    exp_samples: firing.map((labels) => ({ labels: series("ALERTS", { ...labels, ...own }), value: 1 })),
  };
}
