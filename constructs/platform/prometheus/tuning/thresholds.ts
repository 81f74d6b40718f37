import { days, type Duration, hours, minutes, seconds } from "../../../core/duration";
import type { Severity } from "../../../signals/severity";
import type { ListedSeverity, UpstreamAlert } from "../upstream-alerts";

/** From where on a rule of the chart fires, and after how long. */
export interface Level {
  /** A share between 0 and 1, a number, or seconds. */
  readonly limit: number;
  readonly for: Duration;
}

/** How far ahead the rule of each severity looks. */
export type Forecast = Readonly<Partial<Record<Severity, Duration>>>;

/** What the number of an alert means. */
export interface ThresholdFacts {
  readonly unit: "share" | "number" | "seconds";
  /** Whether the alert fires beyond the limit or below it. */
  readonly side: "above" | "below";
  readonly levels: Readonly<Partial<Record<Severity, Level>>>;
  /** How far the alert looks ahead, where it also asks whether what is left will last; one left out does not ask. */
  readonly forecast?: Forecast;
}

/**
 * The alerts of the chart in which a single number is what teams tune, with the chart's own numbers
 * (kube-prometheus-stack 88.5.3, templates/prometheus/rules-1.14; percentages are written as shares here).
 */
export const THRESHOLDS = {
  TargetDown: above("share", { warning: level(0.1, minutes(10)) }),
  KubeJobNotCompleted: above("seconds", { warning: level(43_200, seconds(0)) }),
  KubeQuotaAlmostFull: above("share", { info: level(0.9, minutes(15)) }),
  CPUThrottlingHigh: above("share", { info: level(0.25, minutes(15)) }),
  KubeletTooManyPods: above("share", { info: level(0.95, minutes(15)) }),
  KubePersistentVolumeFillingUp: fillsUp(
    { warning: level(0.15, hours(1)), critical: level(0.03, minutes(1)) },
    { warning: days(4) },
  ),
  KubePersistentVolumeInodesFillingUp: fillsUp(
    { warning: level(0.15, hours(1)), critical: level(0.03, minutes(1)) },
    { warning: days(4) },
  ),
  NodeFilesystemSpaceFillingUp: fillsUp(
    { warning: level(0.15, hours(1)), critical: level(0.1, hours(1)) },
    { warning: hours(24), critical: hours(4) },
  ),
  NodeFilesystemAlmostOutOfSpace: below({ warning: level(0.05, minutes(30)), critical: level(0.03, minutes(30)) }),
  NodeFilesystemFilesFillingUp: fillsUp(
    { warning: level(0.4, hours(1)), critical: level(0.2, hours(1)) },
    { warning: hours(24), critical: hours(4) },
  ),
  NodeFilesystemAlmostOutOfFiles: below({ warning: level(0.05, hours(1)), critical: level(0.03, hours(1)) }),
  NodeFileDescriptorLimit: above("share", { warning: level(0.7, minutes(15)), critical: level(0.9, minutes(15)) }),
  NodeHighNumberConntrackEntriesUsed: above("share", { warning: level(0.75, seconds(0)) }),
  NodeCPUHighUsage: above("share", { info: level(0.9, minutes(15)) }),
  NodeSystemSaturation: above("number", { warning: level(2, minutes(15)) }),
  NodeMemoryHighUtilization: above("share", { warning: level(0.9, minutes(15)) }),
  NodeMemoryMajorPagesFaults: above("number", { warning: level(500, minutes(15)) }),
  NodeDiskIOSaturation: above("number", { warning: level(10, minutes(30)) }),
} as const satisfies Partial<Record<UpstreamAlert, ThresholdFacts>>;

/** Name of an alert of the chart with a threshold. */
export type TunableAlert = keyof typeof THRESHOLDS;

/** What may stand as the threshold of an alert: one number or length of time, or one number for each severity. */
export type ThresholdOf<Name extends UpstreamAlert> = Name extends TunableAlert
  ? ListedSeverity<Name> extends readonly (infer Each extends string)[]
    ? Readonly<Partial<Record<Each, number>>>
    : (typeof THRESHOLDS)[Name]["unit"] extends "seconds"
      ? Duration
      : number
  : undefined;

/** Whether an alert of the chart has a threshold. */
export function isTunable(name: string): name is TunableAlert {
  return Object.hasOwn(THRESHOLDS, name);
}

function level(limit: number, holds: Duration): Level {
  return { limit, for: holds };
}

function above<const Unit extends ThresholdFacts["unit"], Levels extends ThresholdFacts["levels"]>(
  unit: Unit,
  levels: Levels,
) {
  return { unit, side: "above", levels } as const;
}

/** What is left of something, as a share. */
function below<Levels extends ThresholdFacts["levels"]>(levels: Levels) {
  return { unit: "share", side: "below", levels } as const;
}

/** The same, where it also asks whether what is left will last. */
function fillsUp<Levels extends ThresholdFacts["levels"]>(levels: Levels, forecast: Forecast) {
  return { ...below(levels), forecast } as const;
}
