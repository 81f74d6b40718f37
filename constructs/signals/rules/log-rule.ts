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

/** A number made of log lines, recorded by Loki's ruler and written to the Prometheus of the cluster. */
export interface LogRecord {
  /** `level:metric:operation`, as for rules on metrics. */
  readonly record: string;
  /** LogQL that yields a vector. */
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** Log rules evaluated together, for the lines of one tenant. */
export interface LogRuleGroup {
  readonly name: string;
  /** @default the platform's tenant */
  readonly tenant?: string;
  readonly interval: Duration;
  /** Evaluated before the alerts. @default none */
  readonly records?: readonly LogRecord[];
  readonly rules: readonly LogAlert[];
}
