import type { Problem } from "../../core/errors";
import { SEVERITIES } from "../severity";
import type { Inhibition } from "./inhibition";
import type { RoutedAlert } from "./routed-alert";

/**
 * What is wrong with the inhibitions of a user: Alertmanager takes names of alerts and labels that do not exist, and
 * two alerts that both lack a label count as equal in it.
 * @param alerts all that can fire in one environment
 */
export function checkInhibitions(
  at: string,
  inhibitions: readonly Inhibition[],
  alerts: readonly RoutedAlert[],
): Problem[] {
  return inhibitions.flatMap((inhibition, index) => checkInhibition(`${at}[${index}]`, inhibition, alerts));
}

function checkInhibition(at: string, inhibition: Inhibition, alerts: readonly RoutedAlert[]): Problem[] {
  const named = (name: string): RoutedAlert[] => alerts.filter(({ alert }) => alert === name);
  const { while: source, mute, same } = inhibition;
  const missing = [source, ...mute].filter((name) => named(name).length === 0);
  return [
    ...missing.map((value) => ({
      at,
      value,
      problem: "is no alert of this environment",
      fix: "Use the name of an alert that a pack or chart of it brings along",
    })),
    ...(mute.length > 0
      ? []
      : [{ at: `${at}.mute`, problem: "is empty, so that nothing is muted", fix: "Name alerts" }]),
    ...checkSelf(at, inhibition),
    ...[source, ...mute].flatMap((name) => checkSame(`${at}.same`, same, named(name))),
    ...mute.flatMap((name) => checkSeverity(at, named(source), named(name))),
  ];
}

function checkSelf(at: string, { while: source, mute }: Inhibition): Problem[] {
  if (!mute.includes(source)) return [];
  const fix = "Leave it out of mute";
  return [{ at: `${at}.mute`, value: source, problem: "would mute other instances of itself", fix }];
}

/** By the cases of our own alerts, which tell the labels that they fire with. */
function checkSame(at: string, same: readonly string[], alerts: readonly RoutedAlert[]): Problem[] {
  if (same.length === 0) {
    const fix = 'Name the labels that say what both are about, such as ["cluster", "namespace", "service"]';
    return [{ at, problem: "is empty: one alert would mute the others of the whole cluster", fix }];
  }
  return alerts.flatMap(({ alert, labels }) =>
    same
      .filter((label) => labels && !labels.includes(label))
      .map((label) => ({
        at,
        value: label,
        problem: `is no label of ${alert}: a label that both alerts lack counts as equal, which mutes too much`,
        fix: `Use labels of both, of ${labels?.join(", ")}`,
      })),
  );
}

/** Who is not woken by the source must not miss the target. */
function checkSeverity(at: string, sources: readonly RoutedAlert[], targets: readonly RoutedAlert[]): Problem[] {
  return sources.flatMap((source) =>
    targets
      .filter((target) => isWorse(target, source))
      .map((target) => ({
        at,
        value: target.alert,
        problem: `is ${target.severity} and would be muted by ${source.alert}, which is only ${source.severity}`,
        fix: "Mute an alert only by one that is at least as severe",
      })),
  );
}

function isWorse(one: RoutedAlert, other: RoutedAlert): boolean {
  if (one.severity === "none" || other.severity === "none") return false;
  return SEVERITIES.indexOf(one.severity) < SEVERITIES.indexOf(other.severity);
}
