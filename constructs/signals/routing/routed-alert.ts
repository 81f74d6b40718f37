import type { Severity } from "../severity";
import type { Labels } from "../rules/builders";

/** What routing must know of an alert of an environment. */
export interface RoutedAlert {
  readonly alert: string;
  /** `none` is no news: the heartbeat, and alerts that only mute others. */
  readonly severity: Severity | "none";
  readonly team: string;
  /** Names of the labels that it fires with. @default unknown */
  readonly labels?: readonly string[];
}

/** The labels that routes and inhibitions look at. */
export function labelsOf({ alert, severity, team }: RoutedAlert): Labels {
  return { alertname: alert, severity, team };
}
