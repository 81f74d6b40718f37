import { SEVERITIES, type Severity } from "../../../signals/severity";
import { type Level, THRESHOLDS, type ThresholdFacts, type TunableAlert } from "./thresholds";
import type { ResolvedTuning } from "./tuning";

/** The levels of an alert with what its tuning says of them. */
export function tunedLevels(name: TunableAlert, { threshold, for: holds }: ResolvedTuning): [Severity, Level][] {
  const { levels }: ThresholdFacts = THRESHOLDS[name];
  return SEVERITIES.flatMap((severity): [Severity, Level][] => {
    const level = levels[severity];
    if (!level) return [];
    return [[severity, { limit: limitOf(severity, threshold) ?? level.limit, for: holds ?? level.for }]];
  });
}

/** The limits that a tuning says, without those that stay as they are. */
export function statedLimits(name: TunableAlert, { threshold }: ResolvedTuning): [Severity, number][] {
  const { levels }: ThresholdFacts = THRESHOLDS[name];
  return SEVERITIES.flatMap((severity): [Severity, number][] => {
    const limit = levels[severity] && limitOf(severity, threshold);
    return limit === undefined ? [] : [[severity, limit]];
  });
}

function limitOf(severity: Severity, threshold: ResolvedTuning["threshold"]): number | undefined {
  if (threshold === undefined || typeof threshold === "number") return threshold;
  return "milliseconds" in threshold ? threshold.milliseconds / 1000 : threshold[severity];
}
