import { minutes } from "../../core/duration";
import { SCRAPE_INTERVAL } from "../scrape";
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
  return {
    rule_files: [rulesFile],
    evaluation_interval: SCRAPE_INTERVAL.toPrometheus(),
    tests: alerts.flatMap((alert) => alert.cases.map((each) => renderCase(alert, each))),
  };
}

function renderCase(
  alert: AlertingRule,
  { title, interval = minutes(1), series, at, firing }: AlertCase,
): PromtoolTest {
  return {
    name: `${alert.alert} ${title}`,
    // Always written: the default differs between versions of promtool.
    interval: interval.toPrometheus(),
    input_series: Object.entries(series).map(([name, values]) => ({ series: name, values })),
    alert_rule_test: [
      {
        alertname: alert.alert,
        eval_time: at.toPrometheus(),
        exp_alerts: firing.map((labels) => ({ exp_labels: { ...labels, ...alertLabels(alert) } })),
      },
    ],
  };
}
