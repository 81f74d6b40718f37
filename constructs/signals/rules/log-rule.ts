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
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Lines with which it fires and lines with which it stays silent, after the pipelines of the cluster. They are about
   * the expression alone: it is taken to hold for as long as `for` says. @default none
   */
  readonly cases?: readonly LogCase[];
}

/** Lines that are written within the range of an alert, and which alerts fire then. */
export interface LogCase {
  readonly title: string;
  readonly lines: readonly CaseLine[];
  /** Labels of each alert beside `cluster`, `alertname`, `severity` and `team`; none when it stays silent. */
  readonly firing: readonly Readonly<Record<string, string>>[];
}

/** A line, or several of the same text. */
export interface CaseLine {
  readonly text: string;
  /** @default 1 */
  readonly times?: number;
  /** Labels before any pipeline, where they differ from those that the alert asks for. */
  readonly labels?: Readonly<Record<string, string>>;
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
