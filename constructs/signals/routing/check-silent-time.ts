import { days } from "../../core/duration";
import type { Problem } from "../../core/errors";
import { longestStretch, type Span, spansOf, without } from "./calendar";
import { GROUP_INTERVAL } from "./route-tree";
import type { Routing } from "./routing";
import { applying, type Silences, TOLD, type ToldSeverity } from "./silence";
import { WEEKDAYS } from "./time-window";
import { workingDays } from "./working-hours";

/** So long may nobody be told, at most. Planned work comes by the week or month: who is silent for longer forgets it. */
const LONGEST = days(28);

/** What a silence may be about. */
interface Scope {
  readonly team: string | undefined;
  readonly alert: string | undefined;
  readonly severity: ToldSeverity;
}

/** Silences that keep something back for too long, alone or together. */
interface Finding {
  readonly names: readonly string[];
  readonly severity: ToldSeverity;
  /** In milliseconds. */
  readonly stretch: number;
}

/**
 * Reports silences that, alone or one after the other, leave no time at which anybody is told: each may be well meant,
 * together they turn an alert off.
 * @param at path of the silences in the user's data
 * @param routing whose silences are right by themselves
 */
export function checkSilentTime(at: string, routing: Routing): Problem[] {
  const spans = silentSpans(routing.silences);
  const closed = closedSpans(routing);
  const findings = scopesOf(routing).flatMap((scope): Finding[] => {
    const names = namesOf(routing.silences, scope);
    const silent = names.flatMap((name) => spans.get(name) ?? []);
    if (silent.length === 0) return [];
    const { severity } = scope;
    const all = severity === "warning" ? [...silent, ...closed] : silent;
    const stretch = longestStretch(all, GROUP_INTERVAL);
    return stretch < LONGEST.milliseconds ? [] : [{ names, severity, stretch }];
  });
  return smallest(findings).map((finding) => problemOf(at, finding, closed.length > 0));
}

function problemOf(at: string, { names, severity, stretch }: Finding, hasWorkingHours: boolean): Problem {
  const nights = hasWorkingHours && severity === "warning" ? "with all that is outside of the working hours, " : "";
  return {
    at: names.length === 1 ? `${at}.${names.join()}` : at,
    value: names.join(", "),
    problem: `${nights}tells nobody of ${severity} alerts for ${Math.round(stretch / days(1).milliseconds)} days on end`,
    fix: "Leave hours in which somebody is told; an alert that nobody needs is switched off (docs/guide/tuning.md)",
  };
}

/** Every team, alert and severity that silences tell apart, and what they do not name. */
function scopesOf({ teams, silences }: Routing): Scope[] {
  const said = Object.values(silences);
  const allTeams = new Set([undefined, ...Object.keys(teams), ...said.map(({ team }) => team)]);
  const allAlerts = new Set([undefined, ...said.flatMap(({ alerts = [] }) => alerts)]);
  return [...allTeams].flatMap((team) =>
    [...allAlerts].flatMap((alert) => TOLD.map((severity) => ({ team, alert, severity }))),
  );
}

function namesOf(silences: Silences, { team, alert, severity }: Scope): string[] {
  return applying(silences, { team, severity }).flatMap(([name, { alerts }]) =>
    alerts === undefined || (alert !== undefined && alerts.includes(alert)) ? [name] : [],
  );
}

function silentSpans(silences: Silences): ReadonlyMap<string, readonly Span[]> {
  return new Map(
    Object.entries(silences).map(([name, silence]) => {
      const { weekdays = WEEKDAYS, daysOfMonth } = silence;
      return [name, spansOf(silence, { weekdays, ...(daysOfMonth && { daysOfMonth }) })];
    }),
  );
}

/** When tickets wait, beside silences. */
function closedSpans({ workingHours, silences }: Routing): Span[] {
  if (!workingHours || Object.keys(silences).length === 0) return [];
  return without(spansOf(workingHours, { weekdays: workingDays(workingHours) }));
}

/** One finding for the same silences, and none where fewer of them are enough. */
function smallest(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding, index) =>
      !findings.some((other, place) => {
        if (!other.names.every((name) => finding.names.includes(name))) return false;
        if (other.names.length === finding.names.length) return place < index;
        return other.severity === finding.severity;
      }),
  );
}
