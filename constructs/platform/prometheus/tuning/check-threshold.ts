import { Duration } from "../../../core/duration";
import type { Problem } from "../../../core/errors";
import { isPlainMap } from "../../../core/merge";
import type { UpstreamAlert } from "../upstream-alerts";
import { statedLimits, tunedLevels } from "./levels";
import { isTunable, THRESHOLDS, type ThresholdFacts, type TunableAlert } from "./thresholds";
import type { ResolvedTuning } from "./tuning";

/** Reports a threshold that the alert does not have, or that its number cannot be. */
export function checkThreshold(at: string, name: UpstreamAlert, tuning: ResolvedTuning): Problem[] {
  const { threshold } = tuning;
  if (threshold === undefined) return [];
  if (!isTunable(name)) {
    const fix = `Only these have one: ${Object.keys(THRESHOLDS).join(", ")}`;
    return [{ at, value: threshold, problem: "is not a number of this alert", fix }];
  }
  const { levels, unit }: ThresholdFacts = THRESHOLDS[name];
  const severities = Object.keys(levels);
  if (severities.length === 1) return orShipped(at, name, tuning, checkNumber(at, threshold, unit));
  if (!isPlainMap(threshold) || Object.keys(threshold).length === 0) return [notOfEach(at, threshold, severities)];
  const wrong = Object.entries(threshold).flatMap(([severity, each]) =>
    severities.includes(severity)
      ? checkNumber(`${at}.${severity}`, each, unit)
      : [notOfEach(at, severity, severities)],
  );
  return orShipped(at, name, tuning, wrong.length > 0 ? wrong : checkOrder(at, name, tuning));
}

/** What is wrong, or that nothing of it is another number than the chart's. */
function orShipped(at: string, name: TunableAlert, tuning: ResolvedTuning, wrong: Problem[]): Problem[] {
  if (wrong.length > 0) return wrong;
  const { levels }: ThresholdFacts = THRESHOLDS[name];
  const same = statedLimits(name, tuning).every(([severity, limit]) => levels[severity]?.limit === limit);
  return same ? [asTheChart(at, shown(tuning.threshold))] : [];
}

function shown(threshold: ResolvedTuning["threshold"]): unknown {
  return threshold instanceof Duration ? threshold.toPrometheus() : threshold;
}

/** What would seem to be a decision and is none. */
export function asTheChart(at: string, value: unknown): Problem {
  return { at, value, problem: "is what the chart has, and changes nothing", fix: "Leave it out, or write asShipped" };
}

function notOfEach(at: string, value: unknown, severities: readonly string[]): Problem {
  const example = severities.map((severity) => `${severity}: …`).join(", ");
  const fix = `Write one or both of { ${example} }`;
  return { at, value, problem: `must say of which severity it is: the alert has ${severities.join(" and ")}`, fix };
}

function checkNumber(at: string, value: unknown, unit: ThresholdFacts["unit"]): Problem[] {
  if (unit === "seconds") {
    if (value instanceof Duration && value.milliseconds >= 1000) return [];
    return [{ at, value, problem: "is no length of time of a second or more", fix: "Write hours(12) or the like" }];
  }
  const isNumber = typeof value === "number" && Number.isFinite(value) && value > 0;
  if (isNumber && (unit === "number" || value < 1)) return [];
  if (unit === "number") {
    return [{ at, value, problem: "is not a number above 0", fix: "Write a number such as 2.5" }];
  }
  const fix = "Write a share between 0 and 1: 0.05 is 5 %";
  return [{ at, value, problem: "is not a share of a whole", fix }];
}

/** Who is woken must have been told before. */
function checkOrder(at: string, name: TunableAlert, tuning: ResolvedTuning): Problem[] {
  const { warning, critical } = Object.fromEntries(tunedLevels(name, tuning));
  if (!warning || !critical) return [];
  const { side }: ThresholdFacts = THRESHOLDS[name];
  const isBefore = side === "below" ? critical.limit < warning.limit : critical.limit > warning.limit;
  if (isBefore) return [];
  return [
    {
      at,
      value: { warning: warning.limit, critical: critical.limit },
      problem: "would page somebody before it warns",
      fix: `Let critical be ${side === "below" ? "smaller" : "larger"} than warning`,
    },
  ];
}
