import type { Duration } from "../../../core/duration";
import type { Severity } from "../../../signals/severity";
import type { FIRE_AT_ONCE, ListedSeverity, UpstreamAlert, UpstreamSeverity } from "../upstream-alerts";
import { isTunable, type ThresholdOf, type TunableAlert } from "./thresholds";

/** An alert of the chart that is not wanted. */
export interface Off {
  readonly kind: "off";
  readonly reason: string;
}

/** An alert of the chart as the chart has it, also where a base says otherwise. */
export interface AsShipped {
  readonly kind: "as shipped";
}

/** What may be different in an alert of the chart; what is left out stays as the chart has it. */
export interface Tuning<S, F, T> {
  /** How urgent it is. Only of alerts that have one severity. @default the chart's */
  readonly severity?: S;
  /** How long it must hold before it fires. @default the chart's */
  readonly for?: F;
  /**
   * From where on it fires: a share between 0 and 1, a number or a length of time, as the chart's own is. Alerts with two
   * severities have one for each: `{ warning: 0.2, critical: 0.1 }`. @default the chart's
   */
  readonly threshold?: T;
}

/** An alert of the chart with something different in it. */
export interface Tuned<S = unknown, F = unknown, T = unknown> extends Tuning<S, F, T> {
  readonly kind: "tuned";
}

type AnyThreshold = number | Duration | Readonly<Partial<Record<Severity, number>>>;

/** An alert has one severity that can be another, unless rules of several share its name, or it tells nobody. */
type SeverityOf<Name extends UpstreamAlert> =
  ListedSeverity<Name> extends Exclude<UpstreamSeverity, "none"> ? Severity | undefined : undefined;

type ForOf<Name extends UpstreamAlert> = Name extends (typeof FIRE_AT_ONCE)[number] ? undefined : Duration | undefined;

/** What may be said of each alert of the chart. */
export type UpstreamTuning = {
  readonly [Name in UpstreamAlert]?:
    Off | AsShipped | Tuned<SeverityOf<Name>, ForOf<Name>, ThresholdOf<Name> | undefined>;
};

/** Switches an alert of the chart off: `CPUThrottlingHigh: off("limits do their work")`. */
export function off(reason: string): Off {
  return { kind: "off", reason };
}

/** Leaves an alert as the chart has it, where a base or the default of the platform says otherwise. */
export const asShipped: AsShipped = { kind: "as shipped" };

/**
 * Changes an alert of the chart: `KubePodCrashLooping: tune({ severity: "critical", for: minutes(10) })`. Severity and
 * `for` are told to the chart. An alert with another threshold is a rule of ours that takes the place of the chart's.
 */
export function tune<
  const S extends Severity | undefined = undefined,
  F extends Duration | undefined = undefined,
  const T extends AnyThreshold | undefined = undefined,
>(tuning: Tuning<S, F, T>): Tuned<S, F, T> {
  return { kind: "tuned", ...tuning };
}

/** What is off unless somebody wants another choice. */
const DEFAULT_TUNING: UpstreamTuning = {
  CPUThrottlingHigh: off("It tells of processor limits that do their work"),
};

/** One alert that is not as the chart has it. */
export interface Change {
  readonly alert: UpstreamAlert;
  readonly tuning: Off | ResolvedTuning;
}

/** What a tuned alert says, without the types of its name. */
export interface ResolvedTuning {
  readonly kind: "tuned";
  readonly severity?: Severity;
  readonly for?: Duration;
  readonly threshold?: AnyThreshold;
}

/** Everything that is not as the chart has it, sorted by name, with the defaults of the platform. */
export function changes(said: UpstreamTuning = {}): Change[] {
  return (Object.keys({ ...DEFAULT_TUNING, ...said }) as UpstreamAlert[]).sort().flatMap((alert): Change[] => {
    const tuning: Off | AsShipped | ResolvedTuning | undefined = said[alert] ?? DEFAULT_TUNING[alert];
    return tuning === undefined || tuning.kind === "as shipped" ? [] : [{ alert, tuning }];
  });
}

/** An alert whose threshold is another one, so that a rule of ours takes its place. */
export interface Replaced extends Change {
  readonly alert: TunableAlert;
  readonly tuning: ResolvedTuning & { readonly threshold: AnyThreshold };
}

/** Whether a rule of ours takes the place of the alert. */
export function isReplaced(change: Change): change is Replaced {
  const { alert, tuning } = change;
  return tuning.kind === "tuned" && tuning.threshold !== undefined && isTunable(alert);
}
