import type { Severity } from "../severity";
import type { Labels } from "./matcher";

/** What routing must know of an alert of an environment. */
export interface RoutedAlert {
  readonly alert: string;
  /** Undefined where only the name is known: alerts that charts bring along have one severity or several. */
  readonly severity: Severity | undefined;
  readonly team: string;
  /** Names of the labels that it fires with. @default unknown */
  readonly labels?: readonly string[];
}

/** The labels that routes and inhibitions look at; one set for each severity that the alert may have. */
export function labelsOf({ alert, severity, team }: RoutedAlert): Labels[] {
  const severities: readonly Severity[] = severity ? [severity] : ["critical", "warning"];
  return severities.map((each) => ({ alertname: alert, severity: each, team }));
}
