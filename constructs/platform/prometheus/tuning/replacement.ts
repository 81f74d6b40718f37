import type { Duration } from "../../../core/duration";
import type { Severity } from "../../../signals/severity";
import type { Series } from "../../../signals/rules/builders";

export type Labels = Readonly<Record<string, string>>;

/** What the cases of a rule draw series from: values under which the alert fires, or just does not. */
export interface Drawing {
  readonly cluster: string;
  /** What the rule compares with its limit, at the moment that the case looks at. */
  readonly value: number;
  readonly limit: number;
  /** When the case looks, counted from the first sample. */
  readonly at: Duration;
  /** Samples of a gauge that is so many times the value. */
  readonly gauge: (times: number) => string;
  /** Samples of a counter that grows by so many times the value each minute. */
  readonly counter: (times: number) => string;
  /** Samples of a counter that grows by so much each minute. */
  readonly steady: (step: number) => string;
  /** Samples that stay the same. */
  readonly constant: (value: number) => string;
}

/** A forecast that an alert asks for beside its limit. */
export interface Forecast {
  /** The series that must be about to run out, of the last six hours. */
  readonly of: string;
  /** How far it looks ahead; a severity that is left out does not look. */
  readonly within: Readonly<Partial<Record<Severity, Duration>>>;
}

/** The rule that takes the place of an alert of the chart once its threshold is another one. */
export interface Replacement {
  /** Folder of its page at runbooks.prometheus-operator.dev. */
  readonly runbook: "general" | "kubernetes" | "node";
  readonly summary: string;
  /** What it means, for a limit as people read it: `5 %`. */
  readonly description: (limit: string) => string;
  /** PromQL of what is compared; aggregations keep the label `cluster`. */
  readonly measured: string;
  readonly forecast?: Forecast;
  /** PromQL behind the comparison: what must hold as well. @default nothing */
  readonly also?: string;
  /** Labels with which it fires in a case, beside `cluster`. */
  readonly labels: Labels;
  /** The series of a case. */
  readonly series: (drawing: Drawing) => Series;
  /** What keeps the alert silent although the limit is passed: series beside those of the case, or instead of them. */
  readonly spares?: Readonly<Record<string, (drawing: Drawing) => Series>>;
}
