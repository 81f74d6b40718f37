import type { Severity } from "../severity";

/** What metric and log alerts have in common. */
interface Alert {
  readonly alert: string;
  readonly severity: Severity;
  readonly team: string;
  readonly summary: string;
  readonly description: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly runbookUrl?: string;
}

/** Labels of a firing alert beside those of its expression. Severity and team win: routing depends on them. */
export function alertLabels({ labels, severity, team }: Alert): Record<string, string> {
  return { ...labels, severity, team };
}

/**
 * Texts of an alert.
 * @param runbookUrl base of the links to runbooks, without a slash at the end
 */
export function alertAnnotations(alert: Alert, runbookUrl: string): Record<string, string> {
  const { annotations, summary, description } = alert;
  return { ...annotations, summary, description, runbook_url: alert.runbookUrl ?? `${runbookUrl}/${alert.alert}` };
}
