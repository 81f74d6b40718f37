import { alertAnnotations, alertLabels } from "./labels";
import type { AlertingRule, RecordingRule, Rule, RuleGroup } from "./rule";

/** A rule file of Prometheus, and the `spec` of a PrometheusRule. */
export type PrometheusRules = { readonly groups: readonly PrometheusRuleGroup[] };

export type PrometheusRuleGroup = {
  readonly name: string;
  readonly interval?: string;
  readonly rules: readonly PrometheusRule[];
};

export type PrometheusRule = {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
};

/**
 * Rules as Prometheus reads them.
 * @param runbookUrl base of the links to runbooks, without a slash at the end
 */
export function renderRules(groups: readonly RuleGroup[], runbookUrl: string): PrometheusRules {
  return renderGroups(groups, (rule) => ({
    ...renderRule(rule),
    ...(rule.kind === "alerting" && { annotations: alertAnnotations(rule, runbookUrl) }),
  }));
}

/** The same rules without texts: promtool compares annotations word by word, and the cases are about labels. */
export function renderBareRules(groups: readonly RuleGroup[]): PrometheusRules {
  return renderGroups(groups, renderRule);
}

function renderGroups(groups: readonly RuleGroup[], render: (rule: Rule) => PrometheusRule): PrometheusRules {
  return {
    groups: groups.map(({ name, interval, rules }) => ({
      name,
      ...(interval && { interval: interval.toPrometheus() }),
      rules: rules.map(render),
    })),
  };
}

function renderRule(rule: Rule): PrometheusRule {
  return rule.kind === "recording" ? renderRecording(rule) : renderAlert(rule);
}

function renderRecording({ record, expr, labels }: RecordingRule): PrometheusRule {
  return { record, expr, ...(labels && { labels }) };
}

/** Prometheus assumes lengths of zero itself. */
function renderAlert(rule: AlertingRule): PrometheusRule {
  const { alert, expr, keepFiringFor } = rule;
  return {
    alert,
    expr,
    ...(rule.for.milliseconds > 0 && { for: rule.for.toPrometheus() }),
    ...(keepFiringFor && keepFiringFor.milliseconds > 0 && { keep_firing_for: keepFiringFor.toPrometheus() }),
    labels: alertLabels(rule),
  };
}
