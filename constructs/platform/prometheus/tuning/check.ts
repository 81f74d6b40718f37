import { choice } from "../../../core/choice";
import { Duration } from "../../../core/duration";
import type { Problem } from "../../../core/errors";
import { isPlainMap } from "../../../core/merge";
import { SEVERITIES } from "../../../signals/severity";
import { FIRE_AT_ONCE, isUpstreamAlert, type UpstreamAlert, upstreamSeverities } from "../upstream-alerts";
import { asTheChart, checkThreshold } from "./check-threshold";
import type { ResolvedTuning, UpstreamTuning } from "./tuning";
import { isTunable, THRESHOLDS, type ThresholdFacts } from "./thresholds";

/**
 * Reports what the compiler does not see in the tuning of the chart's alerts, or would see in a program with types.
 * @param at path of the tuning in the user's data
 */
export function checkTuning(at: string, tuning: UpstreamTuning): Problem[] {
  return Object.entries<unknown>(tuning).flatMap(([name, said]) => {
    if (said === undefined) return [];
    return isUpstreamAlert(name) ? checkOne(`${at}.${name}`, name, said) : unknownAlerts(at, [name]);
  });
}

/** The chart ignores names that it does not know, and the alert that was meant stays as it was. */
export function unknownAlerts(at: string, names: readonly string[]): Problem[] {
  const fix = "Use a name of UPSTREAM_ALERTS; alerts of packs are left out of the pack";
  return names
    .filter((name) => !isUpstreamAlert(name))
    .map((value) => ({ at, value, problem: "is not an alert of the chart", fix }));
}

function checkOne(at: string, name: UpstreamAlert, said: unknown): Problem[] {
  const kind = isPlainMap(said) ? said.kind : undefined;
  if (kind === "as shipped") return [];
  if (kind === "off") return checkReason(at, said as { readonly reason?: unknown });
  if (kind === "tuned") return checkTuned(at, name, said as ResolvedTuning);
  const fix = 'Write off("why"), tune({ severity, for, threshold }) or asShipped';
  return [{ at, value: said, problem: "says nothing that can be done to an alert", fix }];
}

function checkReason(at: string, { reason }: { readonly reason?: unknown }): Problem[] {
  if (typeof reason === "string" && reason.trim() !== "") return [];
  const fix = 'Say why nobody wants it, as in off("limits do their work")';
  return [{ at, problem: "switches the alert off without a reason", fix }];
}

function checkTuned(at: string, name: UpstreamAlert, tuning: ResolvedTuning): Problem[] {
  const { severity, for: holds, threshold } = tuning;
  if (severity === undefined && holds === undefined && threshold === undefined) {
    const fix = "Say a severity, a for or a threshold; asShipped leaves the alert as the chart has it";
    return [{ at, problem: "changes nothing", fix }];
  }
  return [
    ...checkSeverity(`${at}.severity`, name, severity),
    ...checkFor(`${at}.for`, name, holds),
    ...checkThreshold(`${at}.threshold`, name, tuning),
  ];
}

function checkSeverity(at: string, name: UpstreamAlert, severity: ResolvedTuning["severity"]): Problem[] {
  if (severity === undefined) return [];
  const severities = upstreamSeverities(name);
  if (severities.length > 1) {
    const problem = `would make one of the rules with severity ${severities.join(" and ")} that share this name`;
    return [{ at, value: severity, problem, fix: "Leave it out, or switch the alert off and write one of your own" }];
  }
  if (severities.includes("none")) {
    const fix = "Leave it out: this alert is made to tell nobody";
    return [{ at, value: severity, problem: "is no severity of an alert that is no news", fix }];
  }
  if (severities.includes(severity)) return [asTheChart(at, severity)];
  return choice(at, severity, SEVERITIES);
}

/** The chart passes on what it is told for alerts whose rule has a `for`; for the others it ignores it. */
function checkFor(at: string, name: UpstreamAlert, holds: unknown): Problem[] {
  if (holds === undefined) return [];
  if (!(holds instanceof Duration)) {
    return [{ at, value: holds, problem: "is no length of time", fix: "Write minutes(10) or hours(1)" }];
  }
  if ((FIRE_AT_ONCE as readonly string[]).includes(name)) {
    const problem = "would change nothing: the chart lets this alert fire at once";
    return [{ at, value: holds.toPrometheus(), problem, fix: "Leave it out" }];
  }
  if (isShippedFor(name, holds)) return [asTheChart(at, holds.toPrometheus())];
  const ahead = shortestForecast(name);
  if (!ahead || holds.isShorterThan(ahead)) return [];
  const problem = `is as long as the ${ahead.toString()} that the alert looks ahead, so that it comes too late`;
  return [{ at, value: holds.toPrometheus(), problem, fix: `Write less than ${ahead.toString()}` }];
}

/** Known for the alerts whose thresholds are. */
function isShippedFor(name: UpstreamAlert, holds: Duration): boolean {
  if (!isTunable(name)) return false;
  const { levels }: ThresholdFacts = THRESHOLDS[name];
  return Object.values(levels).every((level) => level.for.equals(holds));
}

/** One `for` holds for the rules of all severities, so that the one that looks ahead least decides. */
function shortestForecast(name: UpstreamAlert): Duration | undefined {
  const { forecast = {} }: Partial<ThresholdFacts> = isTunable(name) ? THRESHOLDS[name] : {};
  return Object.values(forecast).sort((one, other) => one.compareTo(other))[0];
}
