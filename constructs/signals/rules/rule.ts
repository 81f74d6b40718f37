import type { Duration } from "../../core/duration";
import type { Severity } from "../severity";

/** Which Prometheus evaluates a rule: the one of its own cluster, or the global one of the environment. */
export type Evaluator = "leaf" | "hub";

/** A recording rule: an expression evaluated at every interval and stored under a new name. */
export interface RecordingRule {
  readonly kind: "recording";
  /** `level:metric:operation`, after the Prometheus naming convention for recording rules. */
  readonly record: string;
  /** PromQL; aggregations keep the label `cluster`. */
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** An alerting rule, with all that a person woken by it needs and the cases that prove it. */
export interface AlertingRule {
  readonly kind: "alerting";
  /** CamelCase; also the name of its runbook. */
  readonly alert: string;
  /** PromQL; aggregations keep the label `cluster`. */
  readonly expr: string;
  /** How long the expression must hold before the alert fires. */
  readonly for: Duration;
  /** How long the alert keeps firing after the expression stopped holding. @default zero */
  readonly keepFiringFor?: Duration;
  readonly severity: Severity;
  /** Who is told. Reaches routing as the label `team`. */
  readonly team: string;
  /** One line; may use `{{ $labels.x }}` and `{{ $value }}`. */
  readonly summary: string;
  /** What it means and what a user of the service notices. */
  readonly description: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** Further texts by their names, for what reads others than these. @default none */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Address of its runbook, where another project keeps it. @default one of the pack's own, named after the alert */
  readonly runbookUrl?: string;
  /** At least one that fires and one that stays silent. */
  readonly cases: readonly AlertCase[];
}

export type Rule = RecordingRule | AlertingRule;

/** Rules evaluated one after the other at the same instant. */
export interface RuleGroup {
  /** Unique within a pack. */
  readonly name: string;
  readonly evaluator: Evaluator;
  /** @default the evaluation interval of the Prometheus */
  readonly interval?: Duration;
  readonly rules: readonly Rule[];
}

/** One promtool unit test of an alert. */
export interface AlertCase {
  /** Continues the sentence "the alert …", for example `fires when a fifth of the requests fail`. */
  readonly title: string;
  /** Time between two samples. @default 1 minute */
  readonly interval?: Duration;
  /** Input series in promtool's notation: `{ 'up{job="a"}': "1x10 0x20" }`. */
  readonly series: Readonly<Record<string, string>>;
  /** When to look, counted from the first sample. */
  readonly at: Duration;
  /** Labels of every alert expected to fire, without `alertname`, `severity`, `team`; empty when it stays silent. */
  readonly firing: readonly Readonly<Record<string, string>>[];
}
