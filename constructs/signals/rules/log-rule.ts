import type { Duration } from "../../core/duration";
import type { Severity } from "../severity";

/** An alert on log lines, evaluated by Loki's ruler in the cluster where the lines are. */
export interface LogAlert {
  readonly alert: string;
  /** LogQL that yields a vector. */
  readonly expr: string;
  readonly for: Duration;
  readonly severity: Severity;
  readonly team: string;
  readonly summary: string;
  readonly description: string;
}

/** Log alerts evaluated together, for the lines of one tenant. */
export interface LogRuleGroup {
  readonly name: string;
  /** @default the platform's tenant */
  readonly tenant?: string;
  readonly interval: Duration;
  readonly rules: readonly LogAlert[];
}
