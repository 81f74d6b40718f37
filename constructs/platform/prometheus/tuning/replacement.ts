import type { Duration } from "../../../core/duration";
import type { Labels, Series } from "../../../signals/rules/builders";

/** Units of what there is in the cases: of bytes, pods, files and the like. */
export const WHOLE = 1000;

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

/** The rule that takes the place of an alert of the chart once its threshold is another one. */
export interface Replacement {
  /** Folder of its page at runbooks.prometheus-operator.dev. */
  readonly runbook: "general" | "kubernetes" | "node";
  readonly summary: string;
  /** What it means, for a limit as people read it: `5 %`. */
  readonly description: (limit: string) => string;
  /** PromQL of what is compared; aggregations keep the label `cluster`. */
  readonly measured: string;
  /** Selector of what must be about to run out, for alerts with a forecast. @default they have none */
  readonly forecast?: string;
  /** PromQL behind the comparison: what must hold as well. @default nothing */
  readonly also?: string;
  /** Labels with which it fires in a case, beside `cluster`. */
  readonly labels: Labels;
  /** The series of a case. */
  readonly series: (drawing: Drawing) => Series;
  /** What keeps the alert silent although the limit is passed: series beside those of the case, or instead of them. */
  readonly spares?: Readonly<Record<string, (drawing: Drawing) => Series>>;
}
