import type { Problem } from "../../core/errors";
import type { TimeIntervalConfig } from "./config";
import { checkWeekdays, checkWindow, renderWindow, type TimeWindow, type Weekday, WEEKDAYS } from "./time-window";
import { WORKING_HOURS } from "./working-hours";

/** Severities that somebody is told about. */
export type ToldSeverity = "critical" | "warning";

export const TOLD: readonly ToldSeverity[] = ["critical", "warning"];

/**
 * Hours of planned work, week after week, in which some alerts are not told. What still fires when they end is told
 * then. A single date is no configuration: `amtool silence add` silences until then.
 */
export interface Silence extends TimeWindow {
  /** Names of the alerts. @default all */
  readonly alerts?: readonly string[];
  /** Team that owns them. @default every team */
  readonly team?: string;
  /** @default only "warning": a page is kept back only where that is said */
  readonly severities?: readonly ToldSeverity[];
  /** @default every day */
  readonly weekdays?: readonly Weekday[];
  /**
   * First and last day of the month on which it holds; `[1, 7]` with one weekday is the first such day of each month.
   * @default all
   */
  readonly daysOfMonth?: readonly [number, number];
}

/** Silences by name. */
export type Silences = Readonly<Record<string, Silence>>;

/** What a route is about. */
interface Scope {
  readonly team: string | undefined;
  readonly severity: ToldSeverity;
}

/** Names of the silences that hold for all alerts of a route. */
export function silencesOf(silences: Silences, scope: Scope): string[] {
  return applying(silences, scope).flatMap(([name, { alerts }]) => (alerts ? [] : [name]));
}

/** Names of the silences that hold for single alerts of a route, by the name of the alert. */
export function silencesByAlert(silences: Silences, scope: Scope): ReadonlyMap<string, readonly string[]> {
  const byAlert = new Map<string, string[]>();
  for (const [name, { alerts = [] }] of applying(silences, scope)) {
    for (const alert of alerts) byAlert.set(alert, [...(byAlert.get(alert) ?? []), name]);
  }
  return byAlert;
}

/** The silences that hold for a route, or for single alerts of it. */
export function applying(silences: Silences, { team, severity }: Scope): [string, Silence][] {
  return Object.entries(silences).filter(
    ([, silence]) => (silence.team === undefined || silence.team === team) && severitiesOf(silence).includes(severity),
  );
}

/** The severities that a silence holds for. */
export function severitiesOf({ severities = ["warning"] }: Silence): readonly ToldSeverity[] {
  return severities;
}

/** `sunday 02:00 to 04:00 UTC` */
export function describeSilence({ alerts, weekdays, daysOfMonth, from, to, timeZone }: Silence): string {
  const what = alerts ? `${alerts.join(", ")} ` : "";
  const days = weekdays ? weekdays.join(", ") : "every day";
  const month = daysOfMonth ? ` of days ${daysOfMonth.join(" to ")}` : "";
  return `${what}${days}${month}, ${from} to ${to} ${timeZone}`;
}

export function renderSilence([name, silence]: readonly [string, Silence]): TimeIntervalConfig {
  const { weekdays = WEEKDAYS, daysOfMonth } = silence;
  const month = daysOfMonth && { daysOfMonth: daysOfMonth.join(":") };
  return renderWindow(name, silence, { weekdays, ...month });
}

/** @param heartbeats names of alerts that are the heartbeat, and must never be silent */
export function checkSilences(at: string, silences: Silences, heartbeats: readonly string[]): Problem[] {
  return Object.entries(silences).flatMap(([name, silence]) => [
    ...checkName(at, name),
    ...checkWindow(`${at}.${name}`, silence),
    ...checkWeekdays(`${at}.${name}.weekdays`, silence.weekdays ?? []),
    ...checkNotEmpty(`${at}.${name}`, silence),
    ...checkSeverities(`${at}.${name}.severities`, silence),
    ...checkDaysOfMonth(`${at}.${name}.daysOfMonth`, silence),
    ...checkHeartbeats(`${at}.${name}.alerts`, silence, heartbeats),
  ]);
}

function checkName(at: string, name: string): Problem[] {
  if (/^[a-z]([-a-z0-9]{0,62})$/.test(name) && name !== WORKING_HOURS) return [];
  const fix = `Use lower-case letters, digits and dashes, and not "${WORKING_HOURS}"`;
  return [{ at, value: name, problem: "is not a name for a silence", fix }];
}

/** An empty list would silence nothing, where a reader may well expect everything. */
function checkNotEmpty(at: string, silence: Silence): Problem[] {
  return (["alerts", "severities", "weekdays"] as const)
    .filter((key) => silence[key]?.length === 0)
    .map((key) => ({
      at: `${at}.${key}`,
      problem: "is empty, so that nothing is silenced",
      fix: "Leave it out, or fill it",
    }));
}

function checkSeverities(at: string, { severities = [] }: Silence): Problem[] {
  const wrong = severities.find((severity) => !TOLD.includes(severity));
  if (wrong === undefined) return [];
  return [{ at, value: wrong, problem: "is not a severity that anybody is told about", fix: `Use ${TOLD.join(", ")}` }];
}

function checkDaysOfMonth(at: string, { daysOfMonth }: Silence): Problem[] {
  if (!daysOfMonth) return [];
  const [first, last] = daysOfMonth;
  const isDay = (day: number): boolean => Number.isInteger(day) && day >= 1 && day <= 31;
  if (isDay(first) && isDay(last) && first <= last) return [];
  return [
    { at, value: daysOfMonth, problem: "are no days of a month", fix: "Write first and last day, such as [1, 7]" },
  ];
}

function checkHeartbeats(at: string, { alerts = [] }: Silence, heartbeats: readonly string[]): Problem[] {
  return alerts
    .filter((alert) => heartbeats.includes(alert))
    .map((alert) => ({
      at,
      value: alert,
      problem: "is the heartbeat: silent, it would raise the alarm outside",
      fix: "Remove it, and pause the check in the service that expects the beat",
    }));
}
