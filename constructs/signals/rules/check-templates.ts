import type { Problem } from "../../core/errors";
import { Findings, queryErrors, type QueryProblem } from "../query/problem";
import { TemplateBlocks } from "./template-blocks";
import { templateActions } from "./template-tokens";

/** Variables of Prometheus' templates (prometheus/prometheus v3.14.0, model/rulefmt/rulefmt.go). */
export const ALERT_VARIABLES = ["$", "$labels", "$externalLabels", "$externalURL", "$value"];

/** Loki's ruler knows one fewer (grafana/loki v3.7.6, pkg/ruler/compat.go). */
export const LOG_ALERT_VARIABLES = ALERT_VARIABLES.filter((each) => each !== "$externalURL");

interface Templates {
  readonly summary: string;
  readonly description: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * What Prometheus and Loki would refuse in the texts and labels of an alert, and with them its whole file of rules.
 * @param at path of the alert, for the messages
 */
export function checkTemplates(at: string, alert: Templates, variables: readonly string[]): Problem[] {
  const { summary, description, annotations = {}, labels = {} } = alert;
  const texts = [
    ["summary", summary],
    ["description", description],
    ...Object.entries(annotations).map(([name, text]) => [`annotations.${name}`, text] as const),
    ...Object.entries(labels).map(([name, text]) => [`labels.${name}`, text] as const),
  ] as const;
  return [
    ...checkLabelNames(`${at}.annotations`, annotations),
    ...checkLabelNames(`${at}.labels`, labels),
    ...texts.flatMap(([field, text]) => queryErrors(`${at}.${field}`, text, templateProblems(text, variables))),
  ];
}

const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Names of any letters are for some servers only: Loki's ruler refuses them, and no text can say `$labels.a-b`. */
export function checkLabelNames(at: string, labels: Readonly<Record<string, string>> = {}): Problem[] {
  return Object.keys(labels)
    .filter((name) => !LABEL_NAME.test(name) || name === "__name__")
    .map((name) => ({
      at,
      value: name,
      problem: "is not the name of a label",
      fix: "Use letters, digits and underscores, no digit first",
    }));
}

/** What is wrong with a Go template as Prometheus and Loki's ruler use them. */
export function templateProblems(
  text: string,
  variables: readonly string[] = ALERT_VARIABLES,
): readonly QueryProblem[] {
  const findings = new Findings(text);
  const { actions, unreadable } = templateActions(text);
  const blocks = new TemplateBlocks(findings, variables);
  for (const action of actions) blocks.read(action);
  if (unreadable) findings.error(unreadable.at, unreadable.message, unreadable.fix);
  // Whatever cannot be read may well be the missing end.
  else blocks.close();
  return findings.problems;
}
