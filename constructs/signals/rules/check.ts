import type { Duration } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { repeated } from "../../core/repeated";
import { SEVERITIES } from "../severity";
import { checkLogRuleExpression, checkLogWait, checkRuleExpression } from "./check-expression";
import { ALERT_VARIABLES, checkLabelNames, checkTemplates, LOG_ALERT_VARIABLES } from "./check-templates";
import type { LogAlert, LogRuleGroup } from "./log-rule";
import type { AlertingRule, RecordingRule, Rule, RuleGroup } from "./rule";
import { labelsIn } from "./template-labels";

const RECORD_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*:[a-zA-Z0-9_]+:[a-zA-Z0-9_]+$/;
const ALERT_NAME = /^[A-Z][A-Za-z0-9]+$/;

/**
 * What is wrong with rules by themselves: expressions that Prometheus would refuse, names, texts and cases. The lints
 * look at them in the light of what else there is.
 * @param at path of the rules, for the messages
 */
export function checkRules(at: string, groups: readonly RuleGroup[]): Problem[] {
  const rules = groups.flatMap((group) => group.rules);
  return [
    ...checkGroups(at, groups),
    ...duplicates(at, "recording rule", rules.filter((rule) => rule.kind === "recording").map(recordIdentity)),
    ...checkAlertsOnce(
      at,
      rules.filter((rule) => rule.kind === "alerting"),
    ),
    ...groups.flatMap((group) => group.rules.flatMap((rule) => checkRule(`${at}.${group.name}`, rule))),
  ];
}

/** The same for alerts on log lines, as far as it applies to them. */
export function checkLogRules(at: string, groups: readonly LogRuleGroup[]): Problem[] {
  const alerts = groups.flatMap(({ rules }) => rules.map(({ alert }) => alert));
  return [
    ...checkGroups(at, groups),
    ...duplicates(at, "alert", alerts),
    ...groups.flatMap(({ name, interval, rules }) =>
      rules.flatMap((rule) => checkLogAlert(`${at}.${name}`, rule, interval)),
    ),
  ];
}

function checkGroups(
  at: string,
  groups: readonly { readonly name: string; readonly rules: readonly unknown[] }[],
): Problem[] {
  return [
    ...groups.flatMap(({ name }, index) => missing(`${at}[${index}]`, "name", name)),
    ...duplicates(
      at,
      "rule group",
      groups.map(({ name }) => name),
    ),
    ...groups
      .filter(({ rules }) => rules.length === 0)
      .map(({ name }) => ({
        at: `${at}.${name}`,
        problem: "has no rules",
        fix: "Give it one, or leave the group out",
      })),
  ];
}

/** Rules of different severity may share a name: a warning, and a page when it becomes worse. */
function checkAlertsOnce(at: string, alerts: readonly AlertingRule[]): Problem[] {
  return SEVERITIES.flatMap((severity) => {
    const names = alerts.filter((each) => each.severity === severity).map(({ alert }) => alert);
    return duplicates(at, "alert", names);
  });
}

function checkRule(at: string, rule: Rule): Problem[] {
  const place = `${at}.${rule.kind === "recording" ? rule.record : rule.alert}`;
  return [
    ...checkRuleExpression(`${place}.expr`, rule.expr),
    ...(rule.kind === "recording" ? checkRecord(place, rule) : checkAlert(place, rule)),
  ];
}

function checkRecord(at: string, { record, labels }: RecordingRule): Problem[] {
  return [...checkRecordName(at, record), ...checkLabelNames(`${at}.labels`, labels)];
}

function checkRecordName(at: string, record: string): Problem[] {
  if (RECORD_NAME.test(record)) return [];
  const fix = 'Write what is left of the labels, the metric, and what was done to it: "service:http_requests:rate5m"';
  return [{ at, value: record, problem: "is not of the form level:metric:operation", fix }];
}

function checkAlert(at: string, rule: AlertingRule): Problem[] {
  return [
    ...checkAlertName(at, rule.alert),
    ...checkTexts(at, rule),
    ...checkCases(at, rule),
    ...checkTemplates(at, rule, ALERT_VARIABLES),
    ...checkLabelsInTexts(at, rule),
  ];
}

function checkLogAlert(at: string, rule: LogAlert, interval: Duration): Problem[] {
  const place = `${at}.${rule.alert}`;
  return [
    ...checkAlertName(place, rule.alert),
    ...checkTexts(place, rule),
    ...checkTemplates(place, rule, LOG_ALERT_VARIABLES),
    ...checkLogRuleExpression(`${place}.expr`, rule.expr),
    ...checkLogWait(`${place}.expr`, rule, interval),
  ];
}

function checkAlertName(at: string, alert: string): Problem[] {
  if (ALERT_NAME.test(alert)) return [];
  return [{ at, value: alert, problem: "is no alert name", fix: "Write it in CamelCase, as in HttpErrorRatioHigh" }];
}

function checkTexts(at: string, { summary, description, team }: AlertingRule | LogAlert): Problem[] {
  return [...missing(at, "summary", summary), ...missing(at, "description", description), ...missing(at, "team", team)];
}

function checkCases(at: string, { cases }: AlertingRule): Problem[] {
  const firing = cases.filter((each) => each.firing.length > 0).length;
  return [
    ...(firing === 0
      ? [
          {
            at: `${at}.cases`,
            problem: "has no case in which the alert fires",
            fix: "Add fires(…): a dead alert looks just like a quiet one",
          },
        ]
      : []),
    ...(firing === cases.length
      ? [
          {
            at: `${at}.cases`,
            problem: "has no case in which the alert stays silent",
            fix: "Add silent(…) for a value just inside the limit",
          },
        ]
      : []),
  ];
}

/** Prometheus fills in nothing, without a word, for a label the alert does not have. */
function checkLabelsInTexts(at: string, rule: AlertingRule): Problem[] {
  const own = ["alertname", "severity", "team", ...Object.keys(rule.labels ?? {})];
  const texts = [rule.summary, rule.description, ...Object.values(rule.annotations ?? {})];
  const firing = rule.cases.flatMap((each) => each.firing);
  return labelsIn(texts)
    .filter((label) => !own.includes(label) && firing.some((labels) => !(label in labels)))
    .map((label) => ({
      at,
      value: `{{ $labels.${label} }}`,
      problem: "stands in its texts, but in a case the alert fires without that label",
      fix: "Keep the label in the expression, or take it out of the texts",
    }));
}

function recordIdentity({ record, labels = {} }: RecordingRule): string {
  const pairs = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return pairs.length === 0 ? record : `${record}{${pairs.map(([name, value]) => `${name}="${value}"`).join(",")}}`;
}

function missing(at: string, field: string, text: string): Problem[] {
  return text.trim() === "" ? [{ at: `${at}.${field}`, problem: "is empty", fix: `Write a ${field}` }] : [];
}

function duplicates(at: string, what: string, names: readonly string[]): Problem[] {
  return repeated(names).map((name) => ({
    at,
    value: name,
    problem: `is the name of more than one ${what}`,
    fix: "Rename one: runbooks, routes and cases know it by its name alone",
  }));
}
